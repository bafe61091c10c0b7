using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Utilities;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Grains.Storage;
using Veritas.Rooms;
using Veritas.Storage;

namespace Veritas.Grains.Rooms;

/// <summary>
/// Has the room in memory and pushes changes to web hosts. Reentrant, so that calls waiting for PostgreSQL do not block
/// reports. Loading is in <c>ExamRoomGrain.Loading.cs</c>, triage in <c>ExamRoomGrain.Triage.cs</c>.
/// </summary>
[Reentrant]
internal sealed partial class ExamRoomGrain(
    RoomStore store,
    AlertsService alerts,
    AlertNumbering numbering,
    TimeProvider time,
    ILogger<ExamRoomGrain> logger
) : Grain, IExamRoomGrain, IIncomingGrainCallFilter
{
    private static readonly TimeSpan HostExpiry = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PushInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DatabaseLimit = TimeSpan.FromSeconds(5);

    private readonly ObserverManager<IRoomObserver> _hosts = new(HostExpiry, logger);
    private readonly RoomRoster _roster = new();
    private readonly AlertNumbers _numbers = new(numbering, time);
    private AlertFeed _feed = new(0);
    private RoomStats? _toldStats;

    private Guid ExamId => this.GetPrimaryKey();

    public Task Invoke(IIncomingGrainCallContext context) => StorageOutage.Invoke(context);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _hosts.GetDateTime = () => time.GetUtcNow().UtcDateTime;
        _feed = new AlertFeed(RoomRules.FirstNo(time.GetUtcNow()));
        this.RegisterGrainTimer(PushChanges, new GrainTimerCreationOptions(PushInterval, PushInterval));
        _numberTimer = this.RegisterGrainTimer(
            StoreNumbers,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true }
        );
        _nameTimer = this.RegisterGrainTimer(
            LookUpNames,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true }
        );
        _loadTimer = this.RegisterGrainTimer(
            LoadAgain,
            new GrainTimerCreationOptions(LoadPause, LoadPause) { Interleave = true }
        );
        await Load();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (!_numbers.IsEmpty)
        {
            await StoreNumbers(cancellationToken);
        }
    }

    public Task Show(ImmutableArray<AttemptCard> cards)
    {
        foreach (var card in cards)
        {
            _roster.Take(card);
        }

        LookUpNamesSoon();
        return Task.CompletedTask;
    }

    public async Task Report(AttemptCard card, ImmutableArray<Alert> raised)
    {
        await Show([card]);
        await AddAsync(raised.IsDefault ? [] : raised);
    }

    private async Task AddAsync(ImmutableArray<Alert> found)
    {
        var added = _feed.Add(found);
        if (added.Length > 0)
        {
            Owe(added);
            await Push(new RoomUpdate(ExamId, added, [], [], null));
        }
    }

    public async Task<Result<RoomSnapshot>> Watch(IRoomObserver host, long? afterNo)
    {
        // Subscribes first: alerts that arrive while this call waits are pushed, and by their numbers the host
        // recognises those that the answer already contains.
        _hosts.Subscribe(host, host);
        if (!await Load())
        {
            return DatabaseAvailability.Problem;
        }

        if (_title is null)
        {
            DeactivateOnIdle();
            return ExamProblems.Unknown;
        }

        // A number that this room has not assigned belongs to another database.
        if (afterNo is not { } no || no > _feed.Last)
        {
            return Answer(_feed.Snapshot());
        }

        if (_feed.Reaches(no))
        {
            return Answer(_feed.After(no));
        }

        var stored = await alerts.After(ExamId, no, CancellationToken.None);
        // No await from here on, so that the alerts and the number of the latest one are consistent.
        return stored.Ok ? Answer(_feed.After(no, stored.Value)) : stored.Problem;
    }

    public Task<long> Renew(IRoomObserver host)
    {
        _hosts.Subscribe(host, host);
        return Task.FromResult(_feed.Last);
    }

    public Task Unwatch(IRoomObserver host)
    {
        _hosts.Unsubscribe(host);
        return Task.CompletedTask;
    }

    private RoomSnapshot Answer(ImmutableArray<Alert> shown) =>
        new(ExamId, _title ?? "", _roster.All(), shown, Stats(), _feed.Last);

    private RoomStats Stats() => _roster.Stats(ExamId, _feed.Open, time.GetUtcNow());

    private async Task PushChanges()
    {
        _hosts.ClearExpired();
        if (_hosts.Count == 0)
        {
            _roster.DrainChanges();
            return;
        }

        var stats = Stats();
        var changed = _toldStats is null || stats with { At = _toldStats.At } != _toldStats;
        if (!_roster.HasChanges && !changed)
        {
            return;
        }

        _toldStats = stats;
        await Push(new RoomUpdate(ExamId, [], [], _roster.DrainChanges(), changed ? stats : null));
    }

    /// <summary>One-way: a host that is slow or has died does not delay the others.</summary>
    private Task Push(RoomUpdate update) => _hosts.Notify(host => host.Push(update));
}
