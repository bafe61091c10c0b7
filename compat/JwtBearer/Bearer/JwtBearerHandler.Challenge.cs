using System.Globalization;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

public sealed partial class JwtBearerHandler
{
    /// <summary>What a client is told about its token. Nothing of the token itself but its times.</summary>
    private static string? Describe(Exception failure) => failure switch
    {
        SecurityTokenInvalidAudienceException => "The audience is invalid",
        SecurityTokenInvalidIssuerException => "The issuer is invalid",
        SecurityTokenNoExpirationException => "The token has no expiration",
        SecurityTokenInvalidLifetimeException => "The token lifetime is invalid",
        SecurityTokenNotYetValidException early => Invariant($"The token is not valid before '{early.NotBefore:u}'"),
        SecurityTokenExpiredException late => Invariant($"The token expired at '{late.Expires:u}'"),
        SecurityTokenInvalidSignatureException => "The signature is invalid",
        _ => null,
    };

    private static string ChallengeHeader(JwtBearerChallengeContext challenge)
    {
        var parameters = new (string Name, string? Value)[]
        {
            ("error", challenge.Error),
            ("error_description", challenge.ErrorDescription),
            ("error_uri", challenge.ErrorUri),
        };
        var said = parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)).ToArray();
        if (said.Length == 0)
            return challenge.Options.Challenge;

        // The scheme may carry parameters of its own, as in: Bearer realm="exams".
        var separator = challenge.Options.Challenge.Contains(' ', StringComparison.Ordinal) ? ", " : " ";
        return challenge.Options.Challenge + separator + string.Join(", ", said.Select(parameter => $"{parameter.Name}=\"{Quoted(parameter.Value!)}\""));
    }

    /// <summary>RFC 9110 quoted text: back slashes and quotes are escaped, control characters left out.</summary>
    private static string Quoted(string value) =>
        new string([.. value.Where(character => !char.IsControl(character))])
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
