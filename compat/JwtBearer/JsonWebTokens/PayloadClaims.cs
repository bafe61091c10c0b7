using System.Security.Claims;
using System.Text.Json;

namespace Microsoft.IdentityModel.JsonWebTokens;

/// <summary>A payload's members as claims: an array gives one claim an item, an object its JSON text.</summary>
internal static class PayloadClaims
{
    private const string JsonType = "JSON";
    private const string JsonNullType = "JSON_NULL";

    /// <summary>The long names that <c>MapInboundClaims</c> puts in place of the short ones; the others stay as they are.</summary>
    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["sub"] = ClaimTypes.NameIdentifier,
        ["nameid"] = ClaimTypes.NameIdentifier,
        ["unique_name"] = ClaimTypes.Name,
        ["given_name"] = ClaimTypes.GivenName,
        ["family_name"] = ClaimTypes.Surname,
        ["email"] = ClaimTypes.Email,
        ["role"] = ClaimTypes.Role,
        ["roles"] = ClaimTypes.Role,
    };

    public static IEnumerable<Claim> Read(JsonElement payload, string issuer) =>
        payload.EnumerateObject().SelectMany(member => Items(member.Value).Select(value => ToClaim(member.Name, value, issuer)));

    public static Claim UnderLongName(Claim claim) =>
        LongNames.TryGetValue(claim.Type, out var longName)
            ? new Claim(longName, claim.Value, claim.ValueType, claim.Issuer)
            : claim;

    /// <summary>The members by name, as .NET values where there is one and as <see cref="JsonElement"/> otherwise.</summary>
    public static Dictionary<string, object> ToDictionary(JsonElement payload) =>
        payload.EnumerateObject().ToDictionary(member => member.Name, member => ToValue(member.Value), StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static Claim ToClaim(string name, JsonElement value, string issuer)
    {
        var (text, type) = value.ValueKind switch
        {
            JsonValueKind.String => (value.GetString()!, ClaimValueTypes.String),
            JsonValueKind.True => ("true", ClaimValueTypes.Boolean),
            JsonValueKind.False => ("false", ClaimValueTypes.Boolean),
            JsonValueKind.Null => (string.Empty, JsonNullType),
            JsonValueKind.Number when value.TryGetInt32(out _) => (value.GetRawText(), ClaimValueTypes.Integer32),
            JsonValueKind.Number when value.TryGetInt64(out _) => (value.GetRawText(), ClaimValueTypes.Integer64),
            JsonValueKind.Number => (value.GetRawText(), ClaimValueTypes.Double),
            _ => (value.GetRawText(), JsonType),
        };
        return new(name, text, type, string.IsNullOrEmpty(issuer) ? ClaimsIdentity.DefaultIssuer : issuer);
    }

    private static object ToValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        _ => value,
    };
}
