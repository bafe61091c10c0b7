using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Orleans.TestingHost;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Grains.Rooms;
using Veritas.Rooms;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Rooms;

/// <summary>A silo with rooms over a database of its own, and an exam with a teacher.</summary>
public sealed class RoomCluster : IAsyncDisposable
{
    private InProcessTestCluster? _cluster;

    public required TestDatabase Database { get; init; }
    public required ManualTime Time { get; init; }
    public required ExamRows Rows { get; init; }
    public required Guid Exam { get; init; }
    public required Actor Teacher { get; init; }

    /// <summary>What the grains use instead of the database's own pool, where a test takes the server away.</summary>
    public NpgsqlDataSource? Instead { get; init; }

    public IExamRoomGrain Room => _cluster!.Client.GetGrain<IExamRoomGrain>(Exam);

    public static async Task<RoomCluster> StartAsync(Func<string, NpgsqlDataSource>? instead = null)
    {
        var database = await TestDatabase.CreateAsync();
        var rows = new ExamRows(database.DataSource);
        var teacher = await rows.User("teacher", "Grace Example");
        var made = new RoomCluster
        {
            Database = database,
            Time = new ManualTime(),
            Rows = rows,
            Exam = await rows.Exam(teacher),
            Teacher = new Actor(teacher, Role.Teacher),
            Instead = instead?.Invoke(database.ConnectionString),
        };
        await made.DeployAsync();
        return made;
    }

    /// <summary>The room is gone and comes back with the next call, as after the death of its silo.</summary>
    public async Task RestartAsync()
    {
        await _cluster!.RestartSiloAsync(_cluster.Silos[0]);
        // The client needs a moment to find the new silo.
        await Runtime.Waiting.Again(() => _cluster.Client.GetGrain<IManagementGrain>(0).GetHosts());
    }

    public void Subscribe(IRoomObserver ear, out IRoomObserver reference) =>
        reference = _cluster!.Client.CreateObjectReference<IRoomObserver>(ear);

    /// <summary>
    /// The room as it is once it is so. Reports are one-way: their sender does not hear when they have arrived.
    /// </summary>
    public async Task<RoomSnapshot> Until(IRoomObserver host, Func<RoomSnapshot, bool> so)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var room = (await Room.Watch(host, null)).Value!;
            if (so(room))
            {
                return room;
            }

            await pause.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>A host whose every call fails.</summary>
    public IRoomObserver Bad()
    {
        Subscribe(new BadEar(), out var reference);
        return reference;
    }

    /// <summary>Moves the clock over the next push of cards.</summary>
    public void Beat() => Time.Advance(TimeSpan.FromMilliseconds(250));

    public AttemptCard Card(
        Guid attempt,
        Guid student,
        double risk = 0,
        bool connected = true,
        AttemptStatus status = AttemptStatus.InProgress
    ) =>
        new(
            attempt,
            student,
            "",
            status,
            connected,
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

    public Alert Alert(Guid attempt, string kind = "band.warning") =>
        new(
            Guid.CreateVersion7(Time.GetUtcNow()),
            Exam,
            attempt,
            Time.GetUtcNow(),
            kind,
            AlertLevel.Warning,
            "The risk reached 60.",
            [1],
            90,
            60
        );

    /// <summary>Alerts a millisecond apart.</summary>
    public ImmutableArray<Alert> Alerts(Guid attempt, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    Time.Advance(TimeSpan.FromMilliseconds(1));
                    return Alert(attempt);
                }),
        ];

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        if (Instead is not null)
        {
            await Instead.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    private async Task DeployAsync()
    {
        _cluster = new InProcessTestClusterBuilder(1)
            .ConfigureHost(host =>
                host.Services.AddSingleton<TimeProvider>(Time)
                    .UseTimeProviderForBackgroundAreas(TimeProvider.System)
                    .AddLogging()
            )
            .ConfigureSilo(
                (_, silo) => silo.Services.AddSingleton(Instead ?? Database.DataSource).AddAlerts().AddRoomStores()
            )
            .Build();
        await _cluster.DeployAsync();
    }

    private sealed class BadEar : IRoomObserver
    {
        public Task Push(RoomUpdate update) => throw new InvalidOperationException("this host is broken");
    }
}
