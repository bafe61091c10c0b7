using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Veritas.Tests.Rules.Accounts.JwtForge;

namespace Veritas.Tests.Rules.Accounts;

/// <summary>The bearer scheme as ASP.NET Core calls it: authenticate, challenge, forbid.</summary>
public sealed class JwtBearerTests
{
    [Theory]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    public async Task A_good_token_in_the_header_signs_in(string prefix)
    {
        var context = Request(prefix + Good());

        var result = await context.AuthenticateAsync();

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal("u-1", result.Principal!.FindFirst("sub")?.Value);
        Assert.True(result.Principal.IsInRole("student"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic dTpw")]
    [InlineData("Bearer")]
    public async Task Without_a_bearer_token_nobody_is_signed_in(string? header)
    {
        var context = Request(header);

        var result = await context.AuthenticateAsync();
        await context.ChallengeAsync();

        Assert.True(result.None);
        Assert.Equal(401, context.Response.StatusCode);
        Assert.Equal("Bearer", context.Response.Headers.WWWAuthenticate.ToString());
    }

    [Fact]
    public async Task A_refused_token_is_challenged_with_the_reason()
    {
        var context = Request("Bearer " + Sign(Header, Payload(("iss", "\"x\""))));

        var result = await context.AuthenticateAsync();
        await context.ChallengeAsync();

        Assert.NotNull(result.Failure);
        Assert.Equal(401, context.Response.StatusCode);
        Assert.Contains("error=\"invalid_token\"", context.Response.Headers.WWWAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("issuer", context.Response.Headers.WWWAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_are_left_out_when_asked_to()
    {
        var context = Request("Bearer " + Good() + "x", options => options.IncludeErrorDetails = false);

        await context.ChallengeAsync();

        Assert.Equal("Bearer", context.Response.Headers.WWWAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_may_come_from_elsewhere()
    {
        var context = Request(null, options => options.Events.OnMessageReceived = received =>
        {
            received.Token = received.Request.Query["access_token"];
            return Task.CompletedTask;
        });
        context.Request.QueryString = new QueryString("?access_token=" + Good());

        Assert.True((await context.AuthenticateAsync()).Succeeded);
    }

    [Fact]
    public async Task A_valid_token_may_be_refused_still()
    {
        var context = Request("Bearer " + Good(), options => options.Events.OnTokenValidated = validated =>
        {
            validated.Fail("revoked");
            return Task.CompletedTask;
        });

        var result = await context.AuthenticateAsync();

        Assert.False(result.Succeeded);
        Assert.Equal("revoked", result.Failure?.Message);
    }

    [Fact]
    public async Task The_application_may_write_the_challenge_itself()
    {
        var context = Request(null, options => options.Events.OnChallenge = challenge =>
        {
            challenge.Response.StatusCode = 418;
            challenge.HandleResponse();
            return Task.CompletedTask;
        });

        await context.ChallengeAsync();

        Assert.Equal(418, context.Response.StatusCode);
        Assert.Empty(context.Response.Headers.WWWAuthenticate.ToString());
    }

    [Fact]
    public async Task Failure_and_refusal_are_told_to_the_application()
    {
        var told = new List<string>();
        var context = Request("Bearer x.y.z", options =>
        {
            options.Events.OnAuthenticationFailed = failed => Tell("failed");
            options.Events.OnForbidden = forbidden => Tell("forbidden");
        });

        await context.AuthenticateAsync();
        await context.ForbidAsync();

        Assert.Equal(["failed", "forbidden"], told);
        Assert.Equal(403, context.Response.StatusCode);

        Task Tell(string what)
        {
            told.Add(what);
            return Task.CompletedTask;
        }
    }

    private static DefaultHttpContext Request(string? authorization, Action<JwtBearerOptions>? configure = null)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = Parameters;
            options.TokenValidationParameters.RoleClaimType = "role";
            options.Events = new JwtBearerEvents();
            configure?.Invoke(options);
        });
        var context = new DefaultHttpContext { RequestServices = services.BuildServiceProvider() };
        if (authorization is not null)
            context.Request.Headers.Authorization = authorization;
        return context;
    }
}
