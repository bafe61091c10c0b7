using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static Veritas.Tests.Rules.Accounts.JwtForge;

namespace Veritas.Tests.Rules.Accounts;

public sealed class JwtTests
{
    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>RFC 7515 appendix A.1, byte for byte: line breaks in header and payload included.</summary>
    [Fact]
    public async Task The_example_of_RFC_7515_is_accepted_by_its_key()
    {
        const string token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const string key = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Base64Url.DecodeFromChars(key)),
            ValidIssuer = "joe",
            ValidateAudience = false,
            LifetimeValidator = (_, expires, _, _) => expires == DateTimeOffset.FromUnixTimeSeconds(1300819380).UtcDateTime,
        };

        var result = await Handler.ValidateTokenAsync(token, parameters);

        Assert.True(result.IsValid, result.Exception?.ToString());
        Assert.Equal("true", result.ClaimsIdentity!.FindFirst("http://example.com/is_root")?.Value);
        parameters.LifetimeValidator = null;
        Assert.IsType<SecurityTokenExpiredException>((await Handler.ValidateTokenAsync(token, parameters)).Exception);
    }

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(24),
            Claims = new Dictionary<string, object> { ["sub"] = "u-1", ["jti"] = "j-1", ["epoch"] = 7L, ["demo"] = true },
            Subject = new ClaimsIdentity([new("role", "teacher"), new("role", "admin")]),
            SigningCredentials = new(new SymmetricSecurityKey(Key) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256),
        });
        var parameters = Parameters;
        parameters.RoleClaimType = "role";
        parameters.NameClaimType = "sub";

        var result = await Handler.ValidateTokenAsync(token, parameters);

        Assert.True(result.IsValid, result.Exception?.ToString());
        var read = Assert.IsType<JsonWebToken>(result.SecurityToken);
        Assert.Equal(("HS256", "k1", "j-1"), (read.Alg, read.Kid, read.Id));
        Assert.Equal(24 * 3600, (read.ValidTo - read.IssuedAt).TotalSeconds);
        Assert.Equal("u-1", result.ClaimsIdentity!.Name);
        var principal = new ClaimsPrincipal(result.ClaimsIdentity);
        Assert.True(principal.IsInRole("teacher") && principal.IsInRole("admin") && !principal.IsInRole("student"));
        Assert.Equal(("7", "true"), (principal.FindFirstValue("epoch"), principal.FindFirstValue("demo")));
        Assert.True(result.ClaimsIdentity.IsAuthenticated);
    }

    [Fact]
    public async Task Times_may_differ_by_the_skew_and_no_more()
    {
        Assert.True(await IsValid(Payload(("exp", FromNow(-20)))));
        Assert.False(await IsValid(Payload(("exp", FromNow(-40)))));
        Assert.True(await IsValid(Payload(("nbf", FromNow(20)))));
        Assert.False(await IsValid(Payload(("nbf", FromNow(40)))));
    }

    [Fact]
    public async Task An_injected_clock_decides_through_the_lifetime_validator()
    {
        var noon = new DateTime(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        var parameters = Parameters;
        parameters.LifetimeValidator = (begin, end, _, given) => begin <= noon + given.ClockSkew && end >= noon - given.ClockSkew;
        var exp = new DateTimeOffset(noon.AddSeconds(-29)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.True((await Handler.ValidateTokenAsync(Sign(Header, Payload(("exp", exp))), parameters)).IsValid);
        var refused = await Handler.ValidateTokenAsync(Good(), parameters);
        Assert.IsAssignableFrom<SecurityTokenInvalidLifetimeException>(refused.Exception);
    }

    [Fact]
    public async Task During_a_change_of_keys_tokens_of_both_are_good()
    {
        var parameters = Parameters;
        parameters.IssuerSigningKeys = [new SymmetricSecurityKey(OtherKey)];

        Assert.True((await Handler.ValidateTokenAsync(Good(), parameters)).IsValid);
        Assert.True((await Handler.ValidateTokenAsync(Sign(Header, Payload(), OtherKey), parameters)).IsValid);
        Assert.False((await Handler.ValidateTokenAsync(Sign(Header, Payload(), [.. Key.Reverse()]), parameters)).IsValid);
    }

    [Fact]
    public async Task One_of_several_audiences_is_enough() =>
        Assert.True(await IsValid(Payload(("aud", $"[\"a\",\"{Audience}\"]"))));

    [Fact]
    public async Task What_is_wrong_is_told_by_its_exception()
    {
        Assert.IsType<SecurityTokenExpiredException>(await WhyRefused(Payload(("exp", FromNow(-40)))));
        Assert.IsType<SecurityTokenNotYetValidException>(await WhyRefused(Payload(("nbf", FromNow(60)))));
        Assert.IsType<SecurityTokenNoExpirationException>(await WhyRefused(Payload(("exp", null))));
        Assert.IsType<SecurityTokenInvalidIssuerException>(await WhyRefused(Payload(("iss", "\"x\""))));
        Assert.IsType<SecurityTokenInvalidAudienceException>(await WhyRefused(Payload(("aud", "\"x\""))));
        Assert.IsAssignableFrom<SecurityTokenInvalidSignatureException>(await WhyRefused(Payload(), OtherKey));
    }

    [Fact]
    public async Task A_key_under_256_bits_neither_signs_nor_verifies()
    {
        var weak = new SymmetricSecurityKey(Key[..31]);
        var descriptor = new SecurityTokenDescriptor { SigningCredentials = new(weak, SecurityAlgorithms.HmacSha256) };
        var parameters = Parameters;
        parameters.IssuerSigningKey = weak;

        Assert.ThrowsAny<ArgumentException>(() => Handler.CreateToken(descriptor));
        Assert.False((await Handler.ValidateTokenAsync(Sign(Header, Payload(), Key[..31]), parameters)).IsValid);
    }

    [Fact]
    public async Task Claims_come_under_long_names_only_when_asked_for()
    {
        var mapped = await new JsonWebTokenHandler { MapInboundClaims = true }.ValidateTokenAsync(Good(), Parameters);
        var plain = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(Good(), Parameters);

        Assert.Equal("student", mapped.ClaimsIdentity!.FindFirst(ClaimTypes.Role)?.Value);
        Assert.Equal("u-1", mapped.ClaimsIdentity.FindFirst(ClaimTypes.NameIdentifier)?.Value);
        Assert.Null(plain.ClaimsIdentity!.FindFirst(ClaimTypes.Role));
        Assert.Equal("student", plain.ClaimsIdentity.FindFirst("role")?.Value);
    }

    private static async Task<bool> IsValid(string payload) =>
        (await Handler.ValidateTokenAsync(Sign(Header, payload), Parameters)).IsValid;

    private static async Task<Exception?> WhyRefused(string payload, byte[]? key = null) =>
        (await Handler.ValidateTokenAsync(Sign(Header, payload, key), Parameters)).Exception;
}
