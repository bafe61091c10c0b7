using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Veritas.Tests.Shape;

/// <summary>Who uses whom, by the symbols in the compiled assemblies.</summary>
public sealed class DependencyTests
{
    private static readonly Lazy<IReadOnlyList<Use>> Uses = new(() => [.. Read()]);

    /// <summary>Folders every capability may use.</summary>
    private static readonly HashSet<string> Shared = ["", "Storage"];

    /// <summary>
    /// Whose stores and rules another capability uses directly. An attempt scores events and grades by its exam's
    /// questions; analysis replays scores; learning counts from what analysis keeps.
    /// </summary>
    private static readonly HashSet<(string From, string To)> BuiltOn =
    [
        ("Attempts", "Monitoring"),
        ("Attempts", "Exams"),
        ("Exams", "Monitoring"),
        ("Analysis", "Monitoring"),
        ("Learning", "Analysis"),
    ];

    [Fact]
    public void Endpoints_and_hubs_use_services_and_no_store() =>
        AssertNone(
            Uses.Value.Where(use =>
                use.From.StartsWith("Veritas.WebHost.", StringComparison.Ordinal)
                && IsCore(use)
                && use.ToName.EndsWith("Store", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void A_capability_uses_no_store_and_no_rules_of_another() =>
        AssertNone(Crossings().Where(use => !BuiltOn.Contains((Capability(use.From), Capability(use.To)))));

    [Fact]
    public void Every_exception_is_needed() =>
        Assert.Empty(BuiltOn.Except(Crossings().Select(use => (Capability(use.From), Capability(use.To)))));

    private static IEnumerable<Use> Crossings() =>
        from use in Uses.Value
        where
            IsCore(use)
            && (
                use.ToName.EndsWith("Store", StringComparison.Ordinal)
                || use.ToName.EndsWith("Rules", StringComparison.Ordinal)
            )
        let other = Capability(use.To)
        where other != Capability(use.From) && !Shared.Contains(other)
        select use;

    [Fact]
    public void There_are_dependencies() => Assert.True(Uses.Value.Count > 5_000, $"{Uses.Value.Count}");

    private static bool IsCore(Use use) =>
        use.To.StartsWith("Veritas.", StringComparison.Ordinal)
        && !use.To.StartsWith("Veritas.Grains", StringComparison.Ordinal)
        && !use.To.StartsWith("Veritas.WebHost", StringComparison.Ordinal)
        && !use.To.StartsWith("Veritas.Silo", StringComparison.Ordinal);

    /// <summary>The folder of a namespace, in whatever room.</summary>
    private static string Capability(string space) =>
        space.Split('.').Skip(1).FirstOrDefault(part => part is not ("Grains" or "WebHost" or "Silo")) ?? "";

    private static void AssertNone(IEnumerable<Use> uses)
    {
        var found = uses.Select(use => $"{use.From}.{use.FromName} uses {use.To}.{use.ToName}")
            .Distinct()
            .Order()
            .ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<Use> Read()
    {
        Assembly[] rooms =
        [
            Assembly.Load("Veritas.Core"),
            Assembly.Load("Veritas.Grains"),
            Assembly.Load("Veritas.WebHost"),
        ];
        var uses =
            from type in new ArchLoader().LoadAssemblies(rooms).Build().Types
            where IsOurs(type)
            from dependency in type.Dependencies
            where IsOurs(dependency.Target)
            select new Use(
                type.Namespace.FullName,
                type.Name,
                dependency.Target.Namespace.FullName,
                dependency.Target.Name
            );
        return uses;
    }

    /// <summary>A type parameter has no namespace.</summary>
    private static bool IsOurs(IType type) =>
        type.Namespace?.FullName.StartsWith("Veritas", StringComparison.Ordinal) == true;

    private sealed record Use(string From, string FromName, string To, string ToName);
}
