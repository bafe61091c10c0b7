using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Orleans.Concurrency;

namespace Veritas.Tests.Shape;

/// <summary>What holds for classes as they are compiled.</summary>
public sealed partial class ClassTests
{
    private static readonly string[] Rooms = ["Veritas.Grains.Interfaces", "Veritas.Grains", "Veritas.Silo", "Veritas.WebHost"];

    [Fact]
    public void Classes_are_sealed_unless_abstract()
    {
        var types = Rooms.Select(Assembly.Load).SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && t.Namespace?.StartsWith("Veritas", StringComparison.Ordinal) == true)
            .Where(t => t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !t.Name.Contains('<'))
            .Where(t => t.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null)
            .ToList();

        Assert.True(types.Count > 50);
        Assert.Empty(types.Where(t => !t.IsSealed && !t.IsAbstract).Select(t => t.FullName));
    }

    [Fact]
    public void Names_of_persistent_states_are_unique()
    {
        // Rows of grain storage are found by key and state name alone: two grains with one name would share them.
        var names = Repository.Sources("Grains").SelectMany(f => StateName().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value)).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Stateless_workers_are_reentrant_and_have_no_state()
    {
        // As many workers run as there are cores, and each waits for the database: without the attribute two requests would keep a machine of two cores waiting.
        var workers = Assembly.Load("Veritas.Grains").GetTypes().Where(t => t.GetCustomAttribute<StatelessWorkerAttribute>() is not null).ToList();
        // What a primary constructor took is a field with a made name.
        var fields = workers.SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)).Where(f => !f.Name.StartsWith('<'));

        Assert.True(workers.Count > 20);
        Assert.Empty(workers.Where(t => t.GetCustomAttribute<ReentrantAttribute>() is null).Select(t => t.FullName));
        Assert.Empty(fields.Where(f => f.DeclaringType!.Assembly == workers[0].Assembly).Select(f => $"{f.DeclaringType}.{f.Name}"));
    }

    [GeneratedRegex(@"\[PersistentState\(""([^""]+)""")]
    private static partial Regex StateName();
}
