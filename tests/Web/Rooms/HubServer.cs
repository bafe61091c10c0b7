using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orleans;
using Orleans.Hosting;
using Orleans.TestingHost;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Rooms;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;
using Veritas.WebHost.Rooms;

namespace Veritas.Tests.Web.Rooms;

/// <summary>
/// A web server with the hub on real sockets, a silo with rooms, a database, and an exam whose teacher may proctor it.
/// </summary>
public sealed class HubServer : IAsyncDisposable
{
    private static readonly SymmetricSecurityKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    private readonly MeterListener _listener = new();
    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private long _cut;

    private HubServer(TestDatabase database, WebApplication app, ManualTime time, GrainStubs stubs)
    {
        (_database, _app, Time, Stubs, Rows) = (database, app, time, stubs, new ExamRows(database.DataSource));
        _listener.InstrumentPublished = (instrument, l) =>
        {
            if (
                instrument.Name == "veritas.dashboards.cut"
                && ReferenceEquals(instrument.Meter.Scope, app.Services.GetRequiredService<IMeterFactory>())
            )
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _cut, count));
        _listener.Start();
    }

    public ManualTime Time { get; }

    public GrainStubs Stubs { get; }

    public ExamRows Rows { get; }

    public Guid Exam { get; private set; }

    public Actor Teacher { get; private set; } = new(Guid.Empty, Role.Teacher);

    public long Cut => Interlocked.Read(ref _cut);

    public TestDatabase Database => _database;

    public IExamRoomGrain Room => _app.Services.GetRequiredService<IGrainFactory>().GetGrain<IExamRoomGrain>(Exam);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<HubServer> StartAsync()
    {
        var (database, time, stubs) = (await TestDatabase.CreateAsync(), new ManualTime(), new GrainStubs());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder
            .Services.AddRoutingCore()
            .AddMetrics()
            .AddSingleton<TimeProvider>(time)
            .UseTimeProviderForBackgroundAreas(TimeProvider.System)
            .AddSingleton(database.DataSource);
        builder
            .Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    IssuerSigningKey = Key,
                    ValidIssuer = "veritas",
                    ValidAudience = "veritas",
                    ValidateLifetime = false,
                    RoleClaimType = "role",
                };
            });
        builder.Services.AddAuthorization(options =>
            options.AddPolicy("teacher", policy => policy.RequireClaim("role", "teacher", "admin"))
        );
        builder.UseOrleans(silo =>
            silo.UseLocalhostClustering(ServerProcess.FreePort(), gatewayPort: 0)
                .Services.AddAlerts()
                .AddRoomStores()
                .AddAccounts()
        );
        GrainStubs.Into(builder.Services, stubs);
        builder.Services.AddRooms();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRooms();
        await app.StartAsync();
        var server = new HubServer(database, app, time, stubs);
        server.Teacher = new Actor(await server.Rows.User("teacher", "Grace Example"), Role.Teacher);
        server.Exam = await server.Rows.Exam(server.Teacher.UserId);
        stubs.Permissions[(server.Exam, server.Teacher.UserId)] = ExamPermission.Proctor;
        return server;
    }

    public Task<HubClient> ConnectAsync() => ConnectAsync(Teacher);

    public Task<HubClient> ConnectAsync(Actor actor, TimeSpan? lifetime = null, Guid? tokenId = null) =>
        HubClient.ConnectAsync(Address, Token(actor, lifetime ?? TimeSpan.FromHours(1), tokenId ?? Guid.NewGuid()));

    /// <summary>Connects the teacher with a raw socket.</summary>
    public Task<HubSocket> OpenSocketAsync() =>
        HubSocket.ConnectAsync(Address, Token(Teacher, TimeSpan.FromHours(1), Guid.NewGuid()));

    private string Token(Actor actor, TimeSpan lifetime, Guid id) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = "veritas",
                Audience = "veritas",
                NotBefore = Time.GetUtcNow().UtcDateTime,
                Expires = (Time.GetUtcNow() + lifetime).UtcDateTime,
                SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
                Subject = new ClaimsIdentity([
                    new("sub", actor.UserId.ToString()),
                    new("role", WireName<Role>.Of(actor.Role)),
                    new("jti", id.ToString()),
                ]),
            }
        );

    /// <summary>Revokes the token, as signing out does.</summary>
    public Task RevokeAsync(Guid token) =>
        _database.ExecuteAsync(
            $"insert into revoked_tokens (jti, user_id, revoked_at, expires_at) values ('{token}', "
                + $"'{Teacher.UserId}', '{Time.GetUtcNow():O}', '{Time.GetUtcNow().AddHours(1):O}')"
        );

    public AttemptCard Card(Guid attempt, Guid student, double risk = 0) =>
        new(
            attempt,
            student,
            "",
            AttemptStatus.InProgress,
            true,
            false,
            false,
            100,
            risk,
            "none",
            0,
            Time.GetUtcNow(),
            Time.GetUtcNow().AddHours(1),
            [],
            Time.GetUtcNow()
        );

    public Alert Alert(Guid attempt, string sentence = "The risk reached 60.") =>
        new(
            Guid.CreateVersion7(Time.GetUtcNow()),
            Exam,
            attempt,
            Time.GetUtcNow(),
            "band.warning",
            AlertLevel.Warning,
            sentence,
            [1],
            90,
            60
        );

    /// <summary>Reports a new alert, one millisecond after the previous one.</summary>
    public async Task<Guid> Raise(AttemptCard card, string sentence = "The risk reached 60.")
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        var alert = Alert(card.AttemptId, sentence);
        await Room.Report(card, [alert]);
        return alert.Id;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
