using Orleans;
using Veritas.Tests.Shape.Signatures;

namespace Veritas.Tests.Shape;

/// <summary>
/// The in-process runtime is measured against the official assemblies that can be fetched without their dependencies:
/// what they define, or call in assemblies that cannot be fetched, has the same signature here.
/// </summary>
public sealed class OrleansSignaturesTests
{
    private static readonly AssemblySurface[] Official =
    [
        Read("Orleans.Core.Abstractions"),
        Read("Orleans.TestingHost"),
        Read("Orleans.Clustering.AdoNet"),
        Read("Orleans.Persistence.AdoNet"),
    ];

    private static readonly AssemblySurface Own = AssemblySurface.Read(typeof(IGrain).Assembly.Location);

    private static readonly Dictionary<string, TypeSurface> Defined =
        Official.SelectMany(assembly => assembly.Types).DistinctBy(type => type.Key).ToDictionary();

    [Fact]
    public void Every_type_that_is_officially_defined_has_the_same_base()
    {
        var both = Own.Types.Where(type => Defined.ContainsKey(type.Key)).ToArray();

        Assert.True(both.Length >= 50, $"only {both.Length} types were compared");
        Assert.All(both, type => Assert.Equal((type.Key, Defined[type.Key].Base), (type.Key, type.Value.Base)));
    }

    [Fact]
    public void Every_member_of_such_a_type_is_an_official_one_with_the_same_signature()
    {
        var unknown =
            from type in Own.Types
            where Defined.ContainsKey(type.Key)
            from member in type.Value.Members
            where !Defined[type.Key].Members.Contains(member)
            select $"{type.Key}.{member}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_member_that_the_official_assemblies_call_elsewhere_has_the_same_signature()
    {
        // Overloads may be missing here; what is here under a called name must be among what is called.
        var compared = (
            from call in Official.SelectMany(assembly => assembly.Used)
            where Own.Types.ContainsKey(call.Type) && !Defined.ContainsKey(call.Type)
            group call.Member by (call.Type, call.Member.Name) into calls
            let own = Own.Types[calls.Key.Type].Members.Where(member => member.Name == calls.Key.Name).ToArray()
            where own.Length > 0
            select (calls.Key, Same: own.Intersect(calls).Any())).ToArray();

        Assert.True(compared.Length >= 25, $"only {compared.Length} members were compared");
        Assert.Empty(compared.Where(member => !member.Same).Select(member => member.Key));
    }

    private static AssemblySurface Read(string name) =>
        AssemblySurface.Read(Path.Combine(AppContext.BaseDirectory, "official", name + ".dll"));
}
