using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Grains;
using Veritas.Grains.Attempts;
using Veritas.Grains.Exams;
using Veritas.Grains.Monitoring;
using Veritas.Grains.Rooms;
using Veritas.Monitoring;
using Veritas.Rooms;
using Veritas.Tests.Cluster.Rooms;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>
/// A silo with attempts over a database of its own, an exam of one choice (2 points) and one essay (3 points), its
/// teacher and a student.
/// </summary>
public sealed class AttemptCluster : IAsyncDisposable
{
    private InProcessTestCluster? _cluster;
    private NpgsqlDataSource? _pool;
    private readonly RoomEar _roomEar = new();

    public required TestDatabase Database { get; init; }
    public required ExamRows Rows { get; init; }
    public required Actor Teacher { get; init; }
    public required Guid Student { get; init; }
    public required Guid Exam { get; init; }
    public required Guid Choice { get; init; }
    public required Guid Essay { get; init; }
    public ManualTime Time { get; } = new();

    /// <summary>When the clock stood as the cluster came up, and the first attempt started.</summary>
    public DateTimeOffset StartedAt { get; } = new ManualTime().GetUtcNow();

    public ClientEar Ear { get; } = new();

    /// <summary>Silos of the cluster.</summary>
    public short Size { get; init; } = 1;

    /// <summary>Connections that the silos share; null: as many as they like.</summary>
    public int? Connections { get; init; }

    /// <summary>Attempts that were told to end when they are overdue, once for each call.</summary>
    public ConcurrentQueue<GrainId> Sweeps { get; } = [];

    public static async Task<AttemptCluster> StartAsync(short silos = 1, int? connections = null)
    {
        var database = await TestDatabase.CreateAsync();
        var rows = new ExamRows(database.DataSource);
        var teacher = await rows.User("teacher", "Grace Example");
        var exam = await rows.Exam(teacher);
        await rows.Permit(exam, teacher, "own");
        var made = new AttemptCluster
        {
            Database = database,
            Rows = rows,
            Teacher = new Actor(teacher, Role.Teacher),
            Student = await rows.User(),
            Exam = exam,
            Choice = await rows.Question(exam, "single_choice", 2),
            Essay = await rows.Question(exam, "essay", 3),
            Size = silos,
            Connections = connections,
        };
        await made.DeployAsync();
        return made;
    }

    public IGrainFactory Grains => _cluster!.Client;

    public IAttemptGrain Attempt(Guid id) => _cluster!.Client.GetGrain<IAttemptGrain>(id);

    /// <summary>Scores of ended attempts, as a web host reads them.</summary>
    internal AttemptScoresService Scores =>
        _cluster!.Silos[0].ServiceProvider.GetRequiredService<AttemptScoresService>();

    public IMonitorGateway Gateway() => _cluster!.Client.CreateObjectReference<IMonitorGateway>(Ear);

    /// <summary>The exam's room, once it is as wanted: attempts report to it without waiting.</summary>
    public async Task<RoomSnapshot> RoomAsync(Func<RoomSnapshot, bool> wanted)
    {
        var host = _cluster!.Client.CreateObjectReference<IRoomObserver>(_roomEar);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var room = await _cluster.Client.GetGrain<IExamRoomGrain>(Exam).Watch(host, null);
            Assert.Null(room.Problem);
            if (wanted(room.Value!))
            {
                return room.Value!;
            }

            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster!.Silos;

    /// <summary>Where the attempt lives now, as the silos themselves say: caches of addresses may be older.</summary>
    public async Task<SiloAddress> SiloOfAsync(IAttemptGrain attempt)
    {
        var all = await _cluster!.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return Assert.Single(all, a => a.GrainId.Equals(attempt.GetGrainId())).SiloAddress;
    }

    public Task StopAsync(SiloAddress silo) => _cluster!.StopSiloAsync(HandleOf(silo));

    public Task KillAsync(SiloAddress silo) => _cluster!.KillSiloAsync(HandleOf(silo));

    private InProcessSiloHandle HandleOf(SiloAddress silo) => _cluster!.Silos.Single(s => s.SiloAddress.Equals(silo));

    /// <summary>Everything in memory is lost, as after the death of the process.</summary>
    public async Task CrashAsync() =>
        await _cluster!.KillSiloAsync(_cluster.Silos[0]).ContinueWith(_ => DeployAsync()).Unwrap();

    public async Task<(Guid Id, IAttemptGrain Grain)> StartAttemptAsync(Guid? student = null)
    {
        var id = Guid.CreateVersion7(Time.GetUtcNow());
        var started = await Attempt(id).Start(new StartAttempt(Exam, student ?? Student, 1));
        Assert.Null(started.Problem);
        return (id, Attempt(id));
    }

    /// <summary>Connects a client; the gateway reference is kept alive by the ear.</summary>
    public async Task<Guid> ConnectAsync(IAttemptGrain attempt, string client = "tab-1")
    {
        var id = Guid.CreateVersion7(Time.GetUtcNow());
        var welcome = await attempt.Connect(Gateway(), new MonitorConnection(id, client, "a1"));
        Assert.Null(welcome.Problem);
        return id;
    }

    /// <summary>
    /// Connects a client whose socket is in the process of that silo, as a web host does: the attempt may come first.
    /// </summary>
    public async Task<Guid> ConnectAtAsync(IAttemptGrain attempt, SiloAddress silo)
    {
        var connection = new MonitorConnection(
            Guid.CreateVersion7(Time.GetUtcNow()),
            "tab-1",
            "a1",
            silo,
            MayMove: true
        );
        var welcome = await attempt.Connect(Gateway(), connection);
        if (welcome.Problem is { } problem)
        {
            Assert.Equal("attempt_following", problem.Code);
            welcome = await attempt.Connect(Gateway(), connection with { MayMove = false });
        }

        Assert.Null(welcome.Problem);
        return connection.Id;
    }

    public EventBatch Batch(Guid connection, long first, int count, string type = "tab.hidden", int ms = 4_000) =>
        new(
            connection,
            first,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new ClientEvent(type, Time.GetUtcNow().AddSeconds(-count + i), ms, default)),
            ],
            null
        );

    public async Task<IReadOnlyList<long>> SeqsAsync(Guid attempt)
    {
        await using var command = Database.DataSource.CreateCommand(
            "select seq from monitoring_events where attempt_id = $1 order by seq"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = attempt });
        var seqs = new List<long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            seqs.Add(reader.GetInt64(0));
        }

        return seqs;
    }

    public async ValueTask DisposeAsync()
    {
        // Silos that all stop at once would offer their attempts to each other.
        await Task.WhenAll(_cluster!.Silos.ToList().Select(_cluster.KillSiloAsync));
        await _cluster.DisposeAsync();
        await (_pool?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Database.DisposeAsync();
    }

    private NpgsqlDataSource Pool()
    {
        if (Connections is not { } most)
        {
            return Database.DataSource;
        }

        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { MaxPoolSize = most, Timeout = 5 };
        return _pool ??= NpgsqlDataSource.Create(settings);
    }

    private async Task DeployAsync()
    {
        var source = Pool();
        _cluster = new InProcessTestClusterBuilder(Size)
            .ConfigureHost(host =>
                host.Services.AddSingleton<TimeProvider>(Time)
                    .UseTimeProviderForBackgroundAreas(TimeProvider.System)
                    .AddLogging()
                    .AddSingleton(source)
                    .AddMetrics()
                    .AddMonitoring()
            )
            .ConfigureSilo(
                (_, silo) =>
                {
                    silo.AddMemoryGrainStorageAsDefault();
                    silo.AddIncomingGrainCallFilter(call =>
                    {
                        if (call.InterfaceMethod.Name == nameof(IAttemptGrain.Sweep))
                        {
                            Sweeps.Enqueue(call.TargetId);
                        }

                        return call.Invoke();
                    });
                    silo.Services.AddAlerts()
                        .AddExams()
                        .AddRoomStores()
                        .AddAttempts()
                        .AddAttemptGrains()
                        .AddLiveActors();
                }
            )
            .Build();
        await _cluster.DeployAsync();
    }
}
