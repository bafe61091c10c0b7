using System.Text.Json;

namespace Veritas.Bench.Students.Day;

/// <summary>One student's day: sign in, start, work, raise a hand perhaps, hand in.</summary>
/// <param name="number">From 0.</param>
/// <param name="account">Theirs.</param>
/// <param name="day">The day.</param>
internal sealed class DayStudent(int number, DayAccount account, DayContext day)
{
    private const double HandShare = 1.0 / 3;
    private const double LooksBeforeStart = 5;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);

    private readonly Api _api = day.Api(number);
    private readonly Random _random = new(HashCode.Combine(day.Plan.Seed, number));

    /// <summary>What the server must have of them; null before the start.</summary>
    public DayAttempt? Attempt { get; private set; }

    public bool SignedIn { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        var phases = day.Plan.Phases;
        await day.SignIn(_api, account, Spread(phases.SignIn), _random.NextDouble() < day.Plan.Mistyped, cancel);
        SignedIn = true;
        var ready = day.Clock.Timestamp;
        if (phases.Start == 0)
        {
            await _api.Get("student/exams", cancel);
            return;
        }

        var startAt = phases.StartAt + Spread(phases.Start);
        await day.Clock.Until(startAt - LooksBeforeStart, cancel);
        var notice = await _api.Get($"student/exams/{account.Exam}/notice", cancel);
        // Nobody is due before they are in: a late sign-in has its own latency.
        var due = Math.Max(ready, await day.Clock.Until(startAt, cancel));
        var session = await _api.Post(
            $"student/exams/{account.Exam}/start",
            new { notice_version = notice.GetProperty("version").GetInt32() },
            cancel
        );
        day.Latencies.Done(DayLatencies.Start, due);
        day.Totals.Started();
        await Take(session, cancel);
    }

    private async Task Take(JsonElement session, CancellationToken cancel)
    {
        var (phases, id) = (day.Plan.Phases, session.GetProperty("attempt_id").GetGuid());
        var handInAt = phases.HandInAt + Spread(phases.HandIn);
        var events = new EventBuffer(day.Totals);
        var monitor = new MonitorClient(
            events,
            day.Pace,
            day.Totals,
            new Random(_random.Next()),
            day.Connections.Of(number)
        );
        var behaviour = new Behaviour(
            Behaviour.Choose(_random),
            monitor,
            events,
            day.Pace,
            day.Totals,
            new Random(_random.Next())
        );
        var answers = new DayAnswers(
            day,
            _api,
            id,
            [.. session.GetProperty("questions").EnumerateArray()],
            new Random(_random.Next())
        );
        var room = day.Rooms[account.Exam];
        var submitted = false;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var connecting = day.Clock.Timestamp;
        var watching = monitor.Run(Addresses(session), leaving.Token);
        try
        {
            await Task.WhenAny(monitor.Greeted.Task, watching).WaitAsync(WaitLimit, day.Pace.Time, cancel);
            day.Latencies.Done(DayLatencies.Socket, connecting);
            var ready = day.Clock.Timestamp;
            room.Started(id);
            using var working = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var behaving = behaviour.Run(working.Token);
            await Task.WhenAll(
                answers.Type(day.Clock.Now, handInAt, monitor, cancel),
                Raise(id, room, monitor, events, (ready, handInAt), cancel)
            );
            var due = Math.Max(ready, await day.Clock.Until(handInAt, cancel));
            room.Leaves(id);
            await working.CancelAsync();
            await behaving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            submitted = await Leave(id, monitor, events, behaviour, due, cancel);
        }
        finally
        {
            Attempt = new DayAttempt(id, submitted, events.LastMade, answers.Saved);
            await leaving.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A teacher must see the hand, so it is not raised while the network is away.</summary>
    private async Task Raise(
        Guid id,
        DayRoom room,
        MonitorClient monitor,
        EventBuffer events,
        (long Ready, double HandInAt) between,
        CancellationToken cancel
    )
    {
        var (raises, at) = (_random.NextDouble() < HandShare, _random.NextDouble());
        if (!raises || day.Plan.Phases.HandIn == 0)
        {
            return;
        }

        var work = day.Plan.Phases.WorkAt;
        var due = Math.Max(between.Ready, await day.Clock.Until(work + (at * (between.HandInAt - work)), cancel));
        if (monitor.IsConnected)
        {
            events.Add("student.raise_hand", monitor.Now, 0, new { }, seq => room.Raised(id, seq, due));
            monitor.Hurry();
        }
    }

    /// <summary>Hands in once the network is back and no teacher stops the clock.</summary>
    private async Task<bool> Leave(
        Guid id,
        MonitorClient monitor,
        EventBuffer events,
        Behaviour behaviour,
        long due,
        CancellationToken cancel
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(WaitLimit);
        for (var said = false; ; due = day.Clock.Timestamp)
        {
            while (monitor.IsPaused || !monitor.IsConnected)
            {
                await day.Pace.WaitReal(0.02, limit.Token);
                due = day.Clock.Timestamp;
            }

            if (!said)
            {
                behaviour.End();
                said = true;
            }

            monitor.Hurry();
            await events.Emptied().WaitAsync(WaitLimit, day.Pace.Time, limit.Token);
            if (day.Plan.Phases.HandIn == 0)
            {
                return false;
            }

            try
            {
                await _api.Post($"student/attempts/{id}/submit", null, limit.Token);
                day.Latencies.Done(DayLatencies.HandIn, due);
                day.Totals.Submitted();
                return true;
            }
            catch (RefusedException refused) when (refused.Code == "attempt_paused")
            {
                await day.Pace.WaitReal(0.1, limit.Token);
            }
        }
    }

    /// <summary>The start brings the first ticket; each later connection needs another.</summary>
    private Func<CancellationToken, Task<Uri>> Addresses(JsonElement session)
    {
        var first = session.GetProperty("monitor");
        var (id, used) = (session.GetProperty("attempt_id").GetGuid(), false);
        return async cancel =>
        {
            var ticket = used ? await _api.Post($"student/attempts/{id}/ticket", null, cancel) : first;
            used = true;
            return MonitorAddress.Of(day.Plan.Server, ticket);
        };
    }

    private double Spread(double seconds) => _random.NextDouble() * seconds;
}
