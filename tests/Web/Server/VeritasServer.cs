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
/// A complete host with a silo and Kestrel, with a database of its own. Class fixture. Password hashing is cheap, and
/// the first admin is <c>admin@example.org</c>.
/// </summary>
public sealed class VeritasServer : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private TestDatabase? _tests;
    private VeritasDatabase? _database;
    private WebApplication? _app;
    private string? _home;
    private int _people;

    /// <summary>Settings that override the defaults of the tests. Set them before the server starts.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The clock; the system's unless a test provides one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Prepares the database before the host starts.</summary>
    public Func<TestDatabase, Task> First { get; init; } = _ => Task.CompletedTask;

    /// <summary>Changes the services of the host.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    /// <summary>Receives the log of the host; null discards it.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>The folder that contains <c>wwwroot</c>; null for the default.</summary>
    public string? ContentRoot { get; init; }

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public TestDatabase Database => _tests!;

    /// <summary>A client that is not signed in.</summary>
    public HttpClient Anonymous { get; private set; } = new();

    public IServiceProvider Services => _app!.Services;

    /// <summary>The key that signs access tokens, for tests that forge them.</summary>
    public byte[] SigningKey => Convert.FromBase64String(File.ReadAllText(Path.Combine(_home!, "jwt.key")));

    public async ValueTask InitializeAsync()
    {
        _tests = await TestDatabase.CreateAsync();
        _home = Directory.CreateTempSubdirectory("veritas-test-").FullName;
        await First(_tests);
        await StartAsync();
    }

    /// <summary>
    /// Starts a new host with the same database and keys. It has another port, so create new clients.
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
                Configure(builder.Services);
            }
        );
        await _app.StartAsync();
        Url = new Uri(
            _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        Anonymous = Client(null);
    }

    private async Task StopAsync()
    {
        Anonymous.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>Creates a client with that access token.</summary>
    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = token is null
            ? null
            : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<HttpClient> AdminAsync() => Client((await SignInAsync("admin@example.org")).Token);

    /// <summary>Creates a user with that role and signs in.</summary>
    public async Task<Person> PersonAsync(string role)
    {
        var email = $"{role}{Interlocked.Increment(ref _people)}@example.org";
        if (role == "student")
        {
            (
                await Anonymous.PostAsJsonAsync(
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
        var session = await Read(await Anonymous.PostAsJsonAsync("/auth/login", new { email, password = Password }));
        var token = session.GetProperty("access_token").GetString()!;
        return new Person(session.GetProperty("user").GetProperty("id").GetGuid(), email, token, Client(token));
    }

    /// <summary>Starts a server with a clock that the test advances; the caller disposes it.</summary>
    public static async Task<(VeritasServer Server, ManualTime Time)> WithClockAsync()
    {
        var time = new ManualTime();
        var server = new VeritasServer { Time = time };
        await server.InitializeAsync();
        return (server, time);
    }

    /// <summary>Returns the body of a successful response.</summary>
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

/// <summary>A signed-in user.</summary>
public sealed record Person(Guid Id, string Email, string Token, HttpClient Http);
