using System.Collections.Immutable;
using Veritas.Monitoring;

namespace Veritas.Tests.Faults.Load;

/// <summary>Many attempts of one exam with a streaming client each, and a teacher who watches.</summary>
public sealed class ExamLoad : IAsyncDisposable
{
    private const int PerTick = 4;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// A policy whose score reacts to every event even after tens of thousands: the most frequent type has no cooldown,
    /// and the categories saturate slowly.
    /// </summary>
    public static readonly MonitoringPolicy Policy = MonitoringPolicy.Default with
    {
        Types = new Dictionary<string, TypeRule> { ["contextmenu.opened"] = new(CooldownS: 0) }.ToImmutableDictionary(),
        Categories = ImmutableArray
            .Create("focus", "clipboard", "keyboard", "typing", "session")
            .ToImmutableDictionary(name => name, _ => new CategoryRule(60, 1_000)),
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private volatile bool _producing;

    public ExamLoad(Guid exam, TeacherPage teacher, IReadOnlyList<LoadClient> clients)
    {
        (Exam, Teacher, Clients) = (exam, teacher, clients);
        _running.AddRange(clients.Select(c => c.RunAsync(_stop.Token)));
        _running.Add(teacher.RunAsync(_stop.Token));
        _running.Add(ProduceAsync());
    }

    public Guid Exam { get; }

    public TeacherPage Teacher { get; }

    public IReadOnlyList<LoadClient> Clients { get; }

    public long Produced => Clients.Sum(c => c.Log.Produced);

    public long Durable => Clients.Sum(c => c.Log.Durable);

    /// <summary>Number of accepted events, durable or not, according to the acknowledgements.</summary>
    public long Accepted => Clients.Sum(c => c.Accepted);

    /// <summary>Whether the students produce events.</summary>
    public bool Producing
    {
        set => _producing = value;
    }

    /// <summary>The durable number of each client according to the acknowledgements.</summary>
    public long[] Told() => [.. Clients.Select(c => c.Log.Durable)];

    public long[] Made() => [.. Clients.Select(c => c.Log.Produced)];

    /// <summary>Whether each client has an acknowledgement for at least that many durable events.</summary>
    public bool Stored(long[] marks) => Clients.Zip(marks).All(pair => pair.First.Log.Durable >= pair.Second);

    /// <summary>Adds a client to the load. It stops with the load or with its token.</summary>
    public Task Join(LoadClient client, CancellationToken cancel)
    {
        var running = RunAsync();
        _running.Add(running);
        return running;

        async Task RunAsync()
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stop.Token);
            await client.RunAsync(either.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    // A fifth of the clients per tick spreads the frames evenly over time.
    private async Task ProduceAsync()
    {
        using var timer = new PeriodicTimer(Tick / 5, TimeProvider.System);
        for (var turn = 0; await timer.WaitForNextTickAsync(_stop.Token); turn++)
        {
            for (var i = turn % 5; _producing && i < Clients.Count; i += 5)
            {
                Clients[i].Log.Produce(PerTick);
                Clients[i].Wake();
            }
        }
    }
}
