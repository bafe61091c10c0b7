using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Accounts;

/// <summary>Wiring of sign-in, tokens and roles.</summary>
internal static class AccountsServices
{
    /// <summary>Forwards to the scheme of the request's credential.</summary>
    private const string AnyScheme = "Any";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var key = SigningKey.Load(configuration);
        services
            .AddOptions<TokenOptions>()
            .BindConfiguration("Veritas:Jwt")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<PasswordOptions>()
            .BindConfiguration("Veritas:Passwords")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(p => new Tokens(
            key,
            p.GetRequiredService<IOptions<TokenOptions>>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services
            .AddOptions<SignInOptions>()
            .BindConfiguration("Veritas:SignIn")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(p => new SecondFactors(
            key,
            p.GetRequiredService<SecurityService>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<SignInCheck>(p, key));
        services.AddSingleton<Sessions>().AddSingleton<ApiKeys>();
        services
            .AddSingleton<Passwords>()
            .AddSingleton<Revocations>()
            .AddHostedService(p => p.GetRequiredService<Revocations>());
        services
            .AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, o => o.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null)
            .AddJwtBearer()
            .AddJwtBearer(PageCookie.Scheme, _ => { });
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<Tokens, Revocations>(Bearer);
        services
            .AddOptions<JwtBearerOptions>(PageCookie.Scheme)
            .Configure<Tokens, Revocations>(Bearer)
            .Configure<Tokens>(PageCookie.Configure);
        services
            .AddAuthorizationBuilder()
            .AddPolicy("student", p => p.RequireClaim("role", "student"))
            .AddPolicy("teacher", p => p.RequireClaim("role", "teacher", "admin"))
            .AddPolicy("admin", p => p.RequireClaim("role", "admin"));
        return services;
    }

    private static string SchemeOf(HttpContext http) =>
        ApiKeyScheme.Bears(http) ? ApiKeyScheme.Name
        : PageCookie.Bears(http) ? PageCookie.Scheme
        : JwtBearerDefaults.AuthenticationScheme;

    private static void Bearer(JwtBearerOptions options, Tokens tokens, Revocations revocations)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = tokens.Validation;
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (
                    !Guid.TryParse(context.Principal?.FindFirst("jti")?.Value, out var id)
                    || revocations.Contains(id)
                    || context.Principal.ActorOrNull() is null
                )
                {
                    context.Fail("The token was revoked.");
                }

                return Task.CompletedTask;
            },
        };
    }
}
