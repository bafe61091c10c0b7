using Microsoft.AspNetCore.Http;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>A request came, and its token was not looked for yet.</summary>
public sealed class MessageReceivedContext(HttpContext context, AuthenticationScheme scheme, JwtBearerOptions options)
    : ResultContext<JwtBearerOptions>(context, scheme, options)
{
    /// <summary>Set by the application when the token is not in the Authorization header.</summary>
    public string? Token { get; set; }
}
