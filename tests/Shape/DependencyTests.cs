using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Veritas.Tests.Shape;

/// <summary>Who uses whom, by the symbols in the compiled assemblies.</summary>
public sealed class DependencyTests
{
    private static readonly Lazy<IReadOnlyList<Use>> Uses = new(() => [.. Read()]);

    /// <summary>Where the web host is put together.</summary>
    private const string Composition = "Veritas.WebHost";

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
        IsOurs(use.To)
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

    /// <summary>Namespaces that the types of a room may not use.</summary>
    private static readonly Dictionary<string, string[]> Forbidden = new()
    {
        ["Core"] = ["Microsoft.AspNetCore"],
        ["Grains.Interfaces"] = ["Npgsql", "Microsoft.AspNetCore"],
        ["Grains"] = ["Microsoft.AspNetCore"],
        ["WebHost"] = ["Veritas.Grains", "Veritas.Silo", "Npgsql"],
    };

    [Theory]
    [InlineData("Core")]
    [InlineData("Grains.Interfaces")]
    [InlineData("Grains")]
    [InlineData("WebHost")]
    public void A_room_uses_only_what_it_may(string room) =>
        AssertNone(
            Uses.Value.Where(use =>
                use.Room == room
                && use.From != Composition
                && Array.Exists(
                    Forbidden[room],
                    space => $"{use.To}.".StartsWith($"{space}.", StringComparison.Ordinal)
                )
            )
        );

    /// <summary>
    /// Which capability of a room uses another's types. Demo makes accounts; an attempt starts with a ticket for its
    /// monitoring socket; learning reads files as classes do; privacy asks for the password as sign-in does; the
    /// Orleans dashboard is opened by a cookie of the session.
    /// </summary>
    private static readonly HashSet<(string From, string To)> Neighbours =
    [
        ("Demo", "Accounts"),
        ("Attempts", "Monitoring"),
        ("Learning", "Classes"),
        ("Privacy", "Accounts"),
        ("Operations", "Accounts"),
    ];

    [Theory]
    [InlineData("Veritas.Grains")]
    [InlineData("Veritas.WebHost")]
    public void A_capability_uses_no_type_of_another(string room) =>
        AssertNone(Between(room).Where(use => !Neighbours.Contains((Capability(use.From), Capability(use.To)))));

    [Fact]
    public void Every_pair_of_neighbours_is_needed() =>
        Assert.Empty(
            Neighbours.Except(
                Between("Veritas.Grains")
                    .Concat(Between("Veritas.WebHost"))
                    .Select(use => (Capability(use.From), Capability(use.To)))
            )
        );

    private static IEnumerable<Use> Between(string room) =>
        Uses.Value.Where(use =>
            use.From.StartsWith($"{room}.", StringComparison.Ordinal)
            && use.To.StartsWith($"{room}.", StringComparison.Ordinal)
            && Capability(use.From) != Capability(use.To)
            && Capability(use.To) is not ("Storage" or "Http")
            && Capability(use.From) is not ("Http" or "")
        );

    private static IEnumerable<Use> Read()
    {
        string[] rooms = ["Core", "Grains.Interfaces", "Grains", "WebHost"];
        var uses =
            from type in new ArchLoader()
                .LoadAssemblies([.. rooms.Select(room => Assembly.Load($"Veritas.{room}"))])
                .Build()
                .Types
            where IsOurs(type)
            from dependency in type.Dependencies
            where dependency.Target.Namespace is not null
            select new Use(
                new System.Reflection.AssemblyName(type.Assembly.FullName).Name!["Veritas.".Length..],
                type.Namespace.FullName,
                type.Name,
                dependency.Target.Namespace.FullName,
                dependency.Target.Name
            );
        return uses;
    }

    private static bool IsOurs(IType type) => IsOurs(type.Namespace?.FullName ?? "");

    private static bool IsOurs(string space) =>
        space == "Veritas" || space.StartsWith("Veritas.", StringComparison.Ordinal);

    private sealed record Use(string Room, string From, string FromName, string To, string ToName);
}
