using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One silo: its activations, its clock and limits, its start and stop.</summary>
internal sealed partial class SiloRuntime
{
    private readonly ILogger<SiloRuntime> _logger;
    private readonly Dictionary<GrainClass, long> _collectionAges = [];
    private readonly Sweeper _sweeper;
    private volatile Phase _phase = Phase.Created;

    public SiloRuntime(
        IServiceProvider services,
        SiloLink link,
        TimeProvider clock,
        RuntimeMetrics metrics,
        IOptions<SiloOptions> silo,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        ILogger<SiloRuntime> logger)
    {
        Services = services;
        Link = link;
        Clock = clock;
        Metrics = metrics;
        Name = silo.Value.SiloName;
        ResponseTimeout = ToTimestamps(messaging.Value.ResponseTimeout);
        QueueLimit = messaging.Value.MaxEnqueuedRequestsHardLimit is > 0 and var limit ? limit : int.MaxValue;
        ActivationLimit = collection.Value.ActivationTimeout;
        DeactivationLimit = collection.Value.DeactivationTimeout;
        Directory = new(this);
        metrics.CountActivations(() => Directory.All.Count());
        _logger = logger;
        _sweeper = new(this, messaging.Value.ResponseTimeout, collection.Value.CollectionQuantum);
        foreach (var grainClass in GrainClassMap.Instance.Classes)
        {
            var age = grainClass.OwnCollectionAge
                ?? (collection.Value.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out var own) ? own : collection.Value.CollectionAge);
            _collectionAges[grainClass] = ToTimestamps(age);
        }
    }

    private enum Phase
    {
        Created,
        Running,
        Stopping,
        Ended,
    }

    public string Name { get; }

    public IServiceProvider Services { get; }

    public SiloLink Link { get; }

    public TimeProvider Clock { get; }

    public RuntimeMetrics Metrics { get; }

    public ActivationDirectory Directory { get; }

    /// <summary>In clock timestamps.</summary>
    public long ResponseTimeout { get; }

    public int QueueLimit { get; }

    public TimeSpan ActivationLimit { get; }

    public TimeSpan DeactivationLimit { get; }

    public bool HasEnded => _phase == Phase.Ended;

    /// <summary>A stopping silo still serves the grains that are finishing, and nobody else.</summary>
    public bool TakesCalls => _phase == Phase.Running || (_phase == Phase.Stopping && Activation.Current is not null);

    public long CollectionAgeOf(GrainClass grainClass) => _collectionAges[grainClass];

    public long ToTimestamps(TimeSpan span) =>
        span == TimeSpan.MaxValue || span == Timeout.InfiniteTimeSpan
            ? long.MaxValue / 4
            : (long)(span.TotalSeconds * Clock.TimestampFrequency);

    /// <summary>The target of calls to this id, made if need be; null when this silo has ended.</summary>
    public ICallTarget? Find(GrainId id) =>
        _phase == Phase.Ended ? null
        : id.Type == ObserverDirectory.Type ? Link.Observers.Find(id)
        : Directory.GetOrAdd(id);

    public void TimeOut(Request request)
    {
        if (request.Fail(new TimeoutException($"No response in time from {request.Description}.")))
        {
            Metrics.TimedOut();
            LogTimedOut(request.Description);
        }
    }

    public void Start()
    {
        _phase = Phase.Running;
        Link.Silo = this;
        _sweeper.Start();
        LogStarted(Name, _collectionAges.Count);
    }

    /// <summary>
    /// Takes no more calls from outside, lets running requests finish and deactivates every activation.
    /// What is not done when <paramref name="timeLimit"/> fires is dropped.
    /// </summary>
    public async Task StopAsync(CancellationToken timeLimit)
    {
        if (_phase != Phase.Running)
        {
            return;
        }

        _phase = Phase.Stopping;
        try
        {
            // A request that is finishing may activate one more grain: look again until none is left.
            while (Directory.All.ToArray() is { Length: > 0 } left)
            {
                var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
                await Task.WhenAll(Array.ConvertAll(left, activation =>
                {
                    activation.Deactivate(reason, timeLimit);
                    return activation.Deactivated;
                })).WaitAsync(timeLimit);
            }
        }
        catch (OperationCanceledException)
        {
            LogStopCutShort(Directory.All.Count());
        }

        Kill();
        LogStopped(Name);
    }

    /// <summary>Ends at once. No grain code runs after this; callers get <see cref="SiloUnavailableException"/>.</summary>
    public void Kill()
    {
        _phase = Phase.Ended;
        if (ReferenceEquals(Link.Silo, this))
        {
            Link.Silo = null;
        }

        _sweeper.Dispose();
        foreach (var activation in Directory.All)
        {
            activation.Kill();
        }
    }
}
