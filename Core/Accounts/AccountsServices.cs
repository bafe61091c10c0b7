using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Veritas.Storage;

namespace Veritas.Accounts;

public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services
            .AddOptions<AccountsOptions>()
            .BindConfiguration("Veritas:Accounts")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // In one process: a concurrent delete would wait for the locks of the first one and then find nothing.
        services.AddPeriodicJob<TokenStore>(
            "expired_tokens",
            RunsIn.OneProcess,
            TimeSpan.FromHours(1),
            (tokens, now, cancel) => tokens.PurgeAsync(now, cancel)
        );
        services.AddPeriodicJob<GuessStore>(
            "quiet_addresses",
            RunsIn.OneProcess,
            TimeSpan.FromHours(1),
            (guesses, now, cancel) => guesses.PurgeAsync(now, cancel)
        );
        services.AddSingleton<AccountsService>().AddSingleton<SecurityService>();
        services.AddSingleton<ApiKeysService>().AddSingleton<ProfilesService>();
        services.AddSingleton<AccountStore>().AddSingleton<SignInStore>().AddSingleton<TokenStore>();
        services.AddSingleton<PasswordStore>().AddSingleton<SecondFactorStore>().AddSingleton<GuessStore>();
        return services.AddSingleton<ProfileStore>().AddSingleton<ApiKeyStore>().AddUserDirectory();
    }

    /// <summary>Adds what other capabilities find users with; again has no effect.</summary>
    internal static IServiceCollection AddUserDirectory(this IServiceCollection services)
    {
        services.TryAddSingleton<UserDirectory>();
        return services;
    }
}
