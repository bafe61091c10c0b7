using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Authenticates a request by the JWT in its Authorization header (RFC 6750).</summary>
public sealed partial class JwtBearerHandler(IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<JwtBearerOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    private new JwtBearerEvents Events => (JwtBearerEvents)base.Events!;

    protected override Task<object> CreateEventsAsync() => Task.FromResult<object>(new JwtBearerEvents());

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var received = new MessageReceivedContext(Context, Scheme, Options);
        await Events.MessageReceived(received);
        if (received.Result is not null)
            return received.Result;
        var token = received.Token ?? TokenFromHeader();
        if (string.IsNullOrEmpty(token))
            return AuthenticateResult.NoResult();

        Exception? failure = null;
        foreach (var handler in Options.TokenHandlers)
        {
            var validation = await handler.ValidateTokenAsync(token, Options.TokenValidationParameters);
            if (validation.IsValid)
                return await AcceptAsync(token, validation);
            failure ??= validation.Exception;
        }

        return await RefuseAsync(failure ?? new SecurityTokenValidationException("No handler accepted the token."));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        var challenge = new JwtBearerChallengeContext(Context, Scheme, Options, properties) { AuthenticateFailure = result.Failure };
        if (Options.IncludeErrorDetails && result.Failure is not null)
        {
            challenge.Error = "invalid_token";
            challenge.ErrorDescription = Describe(result.Failure);
        }

        await Events.Challenge(challenge);
        if (challenge.Handled)
            return;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, ChallengeHeader(challenge));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Events.Forbidden(new ForbiddenContext(Context, Scheme, Options));
    }

    private string? TokenFromHeader()
    {
        var header = Request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    private async Task<AuthenticateResult> AcceptAsync(string token, TokenValidationResult validation)
    {
        var validated = new TokenValidatedContext(Context, Scheme, Options)
        {
            Principal = new(validation.ClaimsIdentity!),
            SecurityToken = validation.SecurityToken!,
        };
        validated.Properties.ExpiresUtc = Time(validation.SecurityToken!.ValidTo);
        validated.Properties.IssuedUtc = Time(validation.SecurityToken.ValidFrom);
        await Events.TokenValidated(validated);
        if (validated.Result is not null)
            return validated.Result;

        if (Options.SaveToken)
            validated.Properties.StoreTokens([new AuthenticationToken { Name = "access_token", Value = token }]);
        validated.Success();
        return validated.Result!;
    }

    private async Task<AuthenticateResult> RefuseAsync(Exception failure)
    {
        LogRefused(Logger, failure.GetType().Name);
        var failed = new AuthenticationFailedContext(Context, Scheme, Options) { Exception = failure };
        await Events.AuthenticationFailed(failed);
        return failed.Result ?? AuthenticateResult.Fail(failed.Exception);
    }

    private static DateTimeOffset? Time(DateTime time) => time == DateTime.MinValue ? null : time;
}
