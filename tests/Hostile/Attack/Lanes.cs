using System.Collections.Concurrent;
using System.Collections.Immutable;
using Veritas.Tests.Hostile.Inputs;
using Veritas.Tests.Hostile.World;

namespace Veritas.Tests.Hostile.Attack;

/// <summary>Runs all attacks concurrently.</summary>
public sealed class Lanes : IDisposable
{
    private const int RequestLanes = 5;
    private readonly Battlefield _field;
    private readonly Plan _plan;
    private readonly Findings _findings;
    private readonly RequestInputs _inputs;
    private readonly Dictionary<Way, double> _done = [];
    private readonly ImmutableArray<(Ticketed Attempt, FrameLane Lane)> _frames;
    private readonly ImmutableArray<RequestLane> _requests;
    private readonly HubLane _hub;

    public Lanes(Battlefield field, Plan plan, Findings findings)
    {
        (_field, _plan, _findings) = (field, plan, findings);
        var (url, aim) = (field.Server.Url, field.Aim);
        _inputs = new RequestInputs(ApiDocument.Read(), aim);
        _frames = [.. field.Attacked.Select(a => (a, new FrameLane(new FrameInputs(aim), a, url, plan, findings)))];
        _requests = [.. Enumerable.Range(0, RequestLanes).Select(_ => new RequestLane(_inputs, url, plan, findings))];
        _hub = new HubLane(new HubInputs(aim), aim.Teachers[0], url, plan, findings);
    }

    /// <summary>The attacked attempts with the last accepted event of each.</summary>
    public IEnumerable<(Guid Attempt, long Accepted)> Streamed =>
        _frames.Select(f => (f.Attempt.Attempt, f.Lane.Accepted));

    /// <summary>Sends the requests of this part one by one and checks that a refused one changes no rows.</summary>
    public async Task WatchRowsAsync(double to)
    {
        var before = await Rows.OfEverythingAsync(_field.Database);
        foreach (var index in Next(Way.Request, to))
        {
            var refused = await _requests[0].OneAsync(index);
            var after = await Rows.OfEverythingAsync(_field.Database);
            if (refused && after != before)
            {
                _findings.Add(index, _inputs.Make(new Dice(_plan.Seed, index)), "it was refused, but rows changed");
            }

            before = after;
        }
    }

    /// <summary>Sends the inputs of this part. Each kind continues where its previous part ended.</summary>
    public Task RunAsync(double to)
    {
        var frames = Next(Way.Frame, to);
        var requests = Next(Way.Request, to);
        var hub = Next(Way.Hub, to);
        return Task.WhenAll([
            .. _frames.Select(f => Task.Run(() => f.Lane.RunAsync(frames))),
            .. _requests.Select(r => Task.Run(() => r.RunAsync(requests))),
            Task.Run(() => _hub.RunAsync(hub)),
        ]);
    }

    private ConcurrentQueue<int> Next(Way way, double to)
    {
        var from = _done.GetValueOrDefault(way);
        _done[way] = to;
        return new(_plan.Of(way, from, to));
    }

    public void Dispose()
    {
        foreach (var (_, lane) in _frames)
        {
            lane.Dispose();
        }

        foreach (var lane in _requests)
        {
            lane.Dispose();
        }

        _hub.Dispose();
    }
}
