using Microsoft.AspNetCore.Http;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>A 401 with its WWW-Authenticate header is about to be written.</summary>
public sealed class JwtBearerChallengeContext(HttpContext context, AuthenticationScheme scheme, JwtBearerOptions options, AuthenticationProperties properties)
    : PropertiesContext<JwtBearerOptions>(context, scheme, options, properties)
{
    /// <summary>Why authentication failed; null when no token was given.</summary>
    public Exception? AuthenticateFailure { get; set; }

    public string? Error { get; set; }

    public string? ErrorDescription { get; set; }

    public string? ErrorUri { get; set; }

    /// <summary>True once the application wrote the answer itself.</summary>
    public bool Handled { get; private set; }

    /// <summary>The application wrote the answer itself.</summary>
    public void HandleResponse() => Handled = true;
}
