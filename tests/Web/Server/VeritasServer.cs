using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.TestingHost;
using Veritas.Grains.Storage;
using Veritas.Storage;
using Veritas.Tests.Support;
using Veritas.WebHost;

namespace Veritas.Tests.Web.Server;

/// <summary>
/// The real host with the real silo on a real Kestrel, over a database of its own: a class fixture. Passwords are
/// cheap, the first admin is
/// <c>admin@example.org</c>.
/// </summary>
public sealed class VeritasServer : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private TestDatabase? _tests;
    private VeritasDatabase? _database;
    private WebApplication? _app;
    private string? _home;
    private int _people;

    /// <summary>Settings beyond the usual ones; set before the server starts.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The clock, when a test moves it; else the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs before the host starts, with its database: for what has to be there first.</summary>
    public Func<TestDatabase, Task> First { get; init; } = _ => Task.CompletedTask;

    /// <summary>Where the host writes its log; null: nowhere.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>The folder of <c>wwwroot</c>, for a test with pages of its own; null: the usual one.</summary>
    public string? ContentRoot { get; init; }

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public TestDatabase Database => _tests!;

    /// <summary>Signed in as nobody.</summary>
    public HttpClient Nobody { get; private set; } = new();

    public IServiceProvider Services => _app!.Services;

    /// <summary>The key that signs access tokens, for a test that forges them.</summary>
    public byte[] SigningKey => Convert.FromBase64String(File.ReadAllText(Path.Combine(_home!, "jwt.key")));

    public async ValueTask InitializeAsync()
    {
        _tests = await TestDatabase.CreateAsync();
        _home = Directory.CreateTempSubdirectory("veritas-test-").FullName;
        await First(_tests);
        await StartAsync();
    }

    /// <summary>
    /// Another host over the same database and keys, on another port: clients made before are of no use.
    /// </summary>
    public async Task RestartAsync(Action? between = null)
    {
        await StopAsync();
        between?.Invoke();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _tests!.DisposeAsync();
        Directory.Delete(_home!, recursive: true);
    }

    private async Task StartAsync()
    {
        var settings = new Dictionary<string, string?>(Settings)
        {
            ["ConnectionStrings:Veritas"] = _tests!.ConnectionString,
            ["Veritas:Home"] = _home,
            ["Veritas:Admin:Email"] = "admin@example.org",
            ["Veritas:Admin:Password"] = Password,
            ["urls"] = "http://127.0.0.1:0",
        };
        settings.TryAdd("Veritas:Passwords:Cost", "4");
        // Longer than in production, because other tests may slow down the machine.
        settings.TryAdd("Veritas:Silo:CallSeconds", "60");
        settings.TryAdd("Veritas:Limits:SignInsPerMinute", "100000");
        settings.TryAdd("Veritas:Limits:RequestsPerSecondPerUser", "100000");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _database = await VeritasDatabase.OpenAsync(
            configuration,
            NullLoggerFactory.Instance,
            TimeProvider.System,
            CancellationToken.None
        );
        _app = VeritasWeb.Build(
            [],
            _database,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(settings);
                builder.Environment.ContentRootPath = ContentRoot ?? builder.Environment.ContentRootPath;
                builder.Logging.ClearProviders();
                if (Log is { } log)
                {
                    builder.Logging.AddProvider(log);
                }

                builder.Services.AddSingleton(Time).UseTimeProviderForBackgroundAreas(TimeProvider.System);
            }
        );
        await _app.StartAsync();
        Url = new Uri(
            _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        Nobody = Client(null);
    }

    private async Task StopAsync()
    {
        Nobody.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>A client with that access token.</summary>
    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = token is null
            ? null
            : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<HttpClient> AdminAsync() => Client((await SignInAsync("admin@example.org")).Token);

    /// <summary>A new person of that role, signed in.</summary>
    public async Task<Person> PersonAsync(string role)
    {
        var email = $"{role}{Interlocked.Increment(ref _people)}@example.org";
        if (role == "student")
        {
            (
                await Nobody.PostAsJsonAsync(
                    "/auth/register",
                    new
                    {
                        email,
                        password = Password,
                        full_name = "Ada Example",
                    }
                )
            ).EnsureSuccessStatusCode();
        }
        else
        {
            using var admin = await AdminAsync();
            (
                await admin.PostAsJsonAsync(
                    "/admin/users",
                    new
                    {
                        email,
                        password = Password,
                        full_name = "Grace Example",
                        role,
                    }
                )
            ).EnsureSuccessStatusCode();
        }

        return await SignInAsync(email);
    }

    public async Task<Person> SignInAsync(string email)
    {
        var session = await Read(await Nobody.PostAsJsonAsync("/auth/login", new { email, password = Password }));
        var token = session.GetProperty("access_token").GetString()!;
        return new Person(session.GetProperty("user").GetProperty("id").GetGuid(), email, token, Client(token));
    }

    /// <summary>A server whose clock the test moves; the caller disposes it.</summary>
    public static async Task<(VeritasServer Server, ManualTime Time)> WithClockAsync()
    {
        var time = new ManualTime();
        var server = new VeritasServer { Time = time };
        await server.InitializeAsync();
        return (server, time);
    }

    /// <summary>The body of a success.</summary>
    public static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        return JsonElement.Parse(body);
    }

    /// <summary>Status and code of a refusal.</summary>
    public static async Task<(int Status, string Code)> Refusal(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, JsonElement.Parse(body).GetProperty("code").GetString()!);
    }
}

/// <summary>Somebody signed in.</summary>
public sealed record Person(Guid Id, string Email, string Token, HttpClient Http);
