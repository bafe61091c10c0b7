using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Options of the bearer scheme. Keys come from <see cref="TokenValidationParameters"/> alone: no metadata is fetched.</summary>
public sealed class JwtBearerOptions : AuthenticationSchemeOptions
{
    private readonly JsonWebTokenHandler _defaultHandler = new() { MapInboundClaims = true };

    public JwtBearerOptions() => TokenHandlers = [_defaultHandler];

    /// <summary>The challenge's scheme and parameters; <c>Bearer</c> by default.</summary>
    public string Challenge { get; set; } = JwtBearerDefaults.AuthenticationScheme;

    public new JwtBearerEvents Events
    {
        get => (JwtBearerEvents)base.Events!;
        set => base.Events = value;
    }

    /// <summary>Whether the challenge says why a token was refused: <c>error</c> and <c>error_description</c>.</summary>
    public bool IncludeErrorDetails { get; set; } = true;

    /// <summary>Whether the default handler gives claims under their long names; true by default.</summary>
    public bool MapInboundClaims
    {
        get => _defaultHandler.MapInboundClaims;
        set => _defaultHandler.MapInboundClaims = value;
    }

    /// <summary>Whether the token is kept as <c>access_token</c> in the authentication properties.</summary>
    public bool SaveToken { get; set; } = true;

    /// <summary>Tried in order until one finds the token valid.</summary>
    public IList<TokenHandler> TokenHandlers { get; }

    public TokenValidationParameters TokenValidationParameters { get; set; } = new();
}
