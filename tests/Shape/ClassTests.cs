using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Veritas.Tests.Shape;

/// <summary>What holds for classes as they are compiled.</summary>
public sealed partial class ClassTests
{
    private static readonly string[] Rooms =
    [
        "Veritas.Core",
        "Veritas.Grains.Interfaces",
        "Veritas.Grains",
        "Veritas.Silo",
        "Veritas.WebHost",
    ];

    [Fact]
    public void Classes_are_sealed_unless_abstract()
    {
        var types = Rooms
            .Select(Assembly.Load)
            .SelectMany(a => a.GetTypes())
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
        var names = Repository
            .Sources("Core", "Grains")
            .SelectMany(f => StateName().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value))
            .ToList();

        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void No_grain_exists_only_to_run_SQL()
    {
        // A query or a change in PostgreSQL is a service. Only what a silo reports about itself is a stateless grain.
        string[] known = ["DatabaseGrain", "JournalGrain"];

        var workers = Assembly
            .Load("Veritas.Grains")
            .GetTypes()
            .Where(t => t.GetCustomAttribute<StatelessWorkerAttribute>() is not null);
        Assert.Equal(known, workers.Select(t => t.Name).Order());
    }

    [Fact]
    public void A_service_can_be_cancelled()
    {
        var calls = Assembly
            .Load("Veritas.Core")
            .GetTypes()
            .Where(t => t is { IsAbstract: false } && t.Name.EndsWith("Service", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType))
            .ToList();

        Assert.True(calls.Count > 80, $"{calls.Count} calls");
        Assert.Empty(
            calls
                .Where(m =>
                    m.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken)
                )
                .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")
        );
    }

    [Fact]
    public void Core_knows_no_grain()
    {
        var grains = Assembly
            .Load("Veritas.Core")
            .GetTypes()
            .Where(t => typeof(IAddressable).IsAssignableFrom(t) || typeof(Grain).IsAssignableFrom(t));

        Assert.Empty(grains.Select(t => t.FullName));
    }

    [GeneratedRegex(@"\[PersistentState\(""([^""]+)""")]
    private static partial Regex StateName();
}
