using Microsoft.Extensions.DependencyInjection;
using Veritas.Storage;

namespace Veritas.Accounts;

public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountsOptions>().BindConfiguration("Veritas:Accounts").ValidateDataAnnotations().ValidateOnStart();
        // In one process: a second delete at the same time would wait for the rows of the first and find nothing.
        services.AddPeriodicJob<TokenStore>(
            "expired_tokens", RunsIn.OneProcess, TimeSpan.FromHours(1),
            (tokens, now, cancel) => tokens.Purge(now, cancel));
        services.AddPeriodicJob<GuessStore>(
            "quiet_addresses", RunsIn.OneProcess, TimeSpan.FromHours(1),
            (guesses, now, cancel) => guesses.Purge(now, cancel));
        return services.AddSingleton<SecurityService>().AddSingleton<ApiKeysService>().AddSingleton<AccountsService>().AddSingleton<ProfilesService>().AddSingleton<AccountStore>().AddSingleton<SignInStore>().AddSingleton<TokenStore>()
            .AddSingleton<PasswordStore>().AddSingleton<SecondFactorStore>().AddSingleton<GuessStore>().AddSingleton<ProfileStore>().AddSingleton<ApiKeyStore>();
    }
}
