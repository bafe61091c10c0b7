using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

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

    [GeneratedRegex(@"\[PersistentState\(""([^""]+)""")]
    private static partial Regex StateName();
}
