using Microsoft.Extensions.DependencyInjection;

namespace Veritas.Grains.Accounts;

public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountsOptions>().BindConfiguration("Veritas:Accounts").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<TokenSweeper>();
        return services.AddSingleton<AccountStore>().AddSingleton<SignInStore>().AddSingleton<TokenStore>()
            .AddSingleton<PasswordStore>().AddSingleton<SecondFactorStore>().AddSingleton<GuessStore>().AddSingleton<ProfileStore>().AddSingleton<ApiKeyStore>();
    }
}
