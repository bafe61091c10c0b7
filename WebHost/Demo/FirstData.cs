using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.WebHost.Accounts;

namespace Veritas.WebHost.Demo;

/// <summary>
/// Section <c>Veritas:Admin</c>: the first admin, created at start unless an account with that address exists.
/// </summary>
public sealed class AdminOptions
{
    /// <summary>E-mail address of the first admin. Default empty: no admin is created.</summary>
    [MaxLength(320)]
    public string Email { get; set; } = "";

    /// <summary>8 characters to 72 bytes.</summary>
    public string Password { get; set; } = "";
}

/// <summary>Section <c>Veritas:Demo</c>.</summary>
public sealed class DemoOptions
{
    /// <summary>Whether to create the demo accounts and the demo exam at start.</summary>
    public bool Enabled { get; set; }

    /// <summary>Password of all demo accounts.</summary>
    public string Password { get; set; } = "";

    /// <summary>Simulated students, 0 to 1,000, default 30.</summary>
    [Range(0, 1_000)]
    public int Students { get; set; } = 30;
}

/// <summary>Registers the creation of initial data.</summary>
internal static class FirstDataServices
{
    public static IServiceCollection AddFirstData(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AdminOptions>()
            .Bind(configuration.GetSection("Veritas:Admin"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<DemoOptions>()
            .Bind(configuration.GetSection("Veritas:Demo"))
            .ValidateDataAnnotations()
            .Validate(
                o => !o.Enabled || Passwords.Check(o.Password) is null,
                "Veritas:Demo:Password must have 8 characters to 72 bytes."
            )
            .ValidateOnStart();
        return services.AddSingleton<DemoExam>().AddHostedService<FirstData>();
    }
}

/// <summary>Creates the configured first admin and the demo data unless they exist.</summary>
internal sealed partial class FirstData(
    AccountsService accounts,
    Passwords passwords,
    DemoExam exam,
    IOptions<AdminOptions> admin,
    IOptions<DemoOptions> demo,
    ILogger<FirstData> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (admin.Value.Email.Length > 0)
        {
            await EnsureAsync(admin.Value.Email, admin.Value.Password, "Administrator", Role.Admin, cancellationToken);
        }

        if (demo.Value.Enabled)
        {
            var password = demo.Value.Password;
            var teacher = await EnsureAsync(
                "teacher@demo.veritas",
                password,
                "Grace Hopper",
                Role.Teacher,
                cancellationToken
            );
            await EnsureAsync("student@demo.veritas", password, "You", Role.Student, cancellationToken);
            foreach (var (email, name) in DemoPeople.Students(demo.Value.Students))
            {
                await EnsureAsync(email, password, name, Role.Student, cancellationToken);
            }

            await exam.EnsureAsync(new Actor(teacher.Id, Role.Teacher), cancellationToken);
            LogDemo(logger, demo.Value.Students);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<User> EnsureAsync(
        string email,
        string password,
        string name,
        Role role,
        CancellationToken cancel
    )
    {
        if (await accounts.FindByEmail(email, cancel) is { } known)
        {
            return known;
        }

        if (Passwords.Check(password) is { } weak)
        {
            throw new InvalidOperationException(
                $"The configured password of the first {role} is invalid: {weak.Detail}"
            );
        }

        var hash = await passwords.HashAsync(password, cancel);
        var user = new NewUser(
            email,
            hash.Value ?? throw new InvalidOperationException(hash.Problem!.Detail),
            name,
            role
        );
        var made = await accounts.Create(user, cancel);
        return made.Value
            ?? await accounts.FindByEmail(email, cancel)
            ?? throw new InvalidOperationException(made.Problem!.Detail);
    }

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Demo data is ready: an exam, a teacher, your student account and {Students} simulated students"
    )]
    private static partial void LogDemo(ILogger logger, int students);
}
