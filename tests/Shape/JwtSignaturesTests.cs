using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Veritas.Tests.Shape.Signatures;

namespace Veritas.Tests.Shape;

/// <summary>
/// The bearer stand-in is measured against the official assembly Microsoft.AspNetCore.Authentication.JwtBearer, which
/// can be fetched without its dependencies: what that assembly defines or calls has the same signature here.
/// </summary>
public sealed class JwtSignaturesTests
{
    private static readonly AssemblySurface Official =
        AssemblySurface.Read(Path.Combine(AppContext.BaseDirectory, "official", "Microsoft.AspNetCore.Authentication.JwtBearer.dll"));

    private static readonly AssemblySurface Bearer = AssemblySurface.Read(typeof(JwtBearerDefaults).Assembly.Location);

    private static readonly AssemblySurface Tokens = AssemblySurface.Read(typeof(TokenValidationParameters).Assembly.Location);

    [Fact]
    public void Every_bearer_type_is_an_official_one_with_the_same_base()
    {
        var own = Bearer.Types.Where(type => !type.Key.StartsWith("Microsoft.IdentityModel.", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(own);
        Assert.All(own, type => Assert.Equal(type.Value.Base, Official.Types.GetValueOrDefault(type.Key)?.Base));
    }

    [Fact]
    public void Every_bearer_member_is_an_official_one_with_the_same_signature()
    {
        var unknown =
            from type in Bearer.Types
            where Official.Types.ContainsKey(type.Key)
            from member in type.Value.Members
            where !Official.Types[type.Key].Members.Contains(member)
            select $"{type.Key}.{member}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_token_member_that_the_official_assembly_calls_has_the_same_signature()
    {
        var calls = Official.Used.Where(use => Tokens.Types.TryGetValue(use.Type, out var type)
            && type.Members.Any(member => member.Name == use.Member.Name)).ToArray();

        Assert.True(calls.Length >= 20, $"only {calls.Length} calls were compared");
        Assert.All(calls, use => Assert.Contains(use.Member, Tokens.Types[use.Type].Members));
    }

    [Fact]
    public void The_comparison_notices_a_changed_signature()
    {
        var member = Official.Types["Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions"].Members
            .Single(member => member.Name == "set_MapInboundClaims");

        Assert.Equal("(Boolean) -> Void", member.Signature);
        Assert.NotEqual(member, member with { Signature = "(Int32) -> Void" });
    }
}
