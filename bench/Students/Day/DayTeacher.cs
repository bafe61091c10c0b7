using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Veritas.Bench.Students.Day;

/// <summary>One teacher: watches an exam and acts every half minute, on an attempt nobody else acts on.</summary>
/// <param name="number">From 0, after the students.</param>
/// <param name="account">Theirs.</param>
/// <param name="day">The day.</param>
internal sealed class DayTeacher(int number, DayAccount account, DayContext day)
{
    private const double ActsEvery = 30;
    private const double Pause = 20;
    private const double WatchesBeforeStart = 10;
    private const int MostAlerts = 200;
    private const double LastAlertSeconds = 20;

    private readonly DayRoom _room = day.Rooms[account.Exam];
    private readonly ConcurrentQueue<Guid> _alerts = new();
    private readonly ConcurrentDictionary<Guid, byte> _shown = new();
    private readonly Random _random = new(HashCode.Combine(day.Plan.Seed, number, "teacher"));

    private int _watcher = int.MaxValue;

    /// <summary>Until the students are done.</summary>
    public async Task Run(Task students, CancellationToken cancel)
    {
        var (api, phases) = (day.Api(number), day.Plan.Phases);
        await day.SignIn(api, account, _random.NextDouble() * phases.SignIn / 2, mistyped: false, cancel);
        var ready = day.Clock.Timestamp;
        var due = Math.Max(ready, await day.Clock.Until(phases.StartAt - WatchesBeforeStart, cancel));
        using var hub = new TeacherHub(See, reason => day.Totals.Problem("hub:lost", reason));
        await hub.Open(day.Plan.Server, api.Token, day.Pace.Time, cancel);
        await hub.Call("Watch", [account.Exam, null], day.Pace.Time, cancel);
        day.Latencies.Done(DayLatencies.Watch, due);
        Volatile.Write(ref _watcher, _room.Watched());
        for (
            var at = phases.WorkAt + (_random.NextDouble() * ActsEvery);
            at < phases.End - Pause && !students.IsCompleted;
            at += ActsEvery
        )
        {
            due = await day.Clock.Until(at, cancel);
            try
            {
                await Act(hub, at, due, cancel);
            }
            catch (HubRefusedException refused)
            {
                day.Totals.Problem($"hub:{refused.Code}");
            }
            catch (Exception failure)
                when (failure is TimeoutException or IOException or WebSocketException or ObjectDisposedException)
            {
                day.Totals.Problem($"hub:{failure.GetType().Name}");
            }
        }

        await students;
        // What was sent last is on its way.
        for (var waited = 0.0; _room.Seen < _room.Due && waited < LastAlertSeconds; waited += 0.05)
        {
            await day.Pace.WaitReal(0.05, cancel);
        }
    }

    private async Task Act(TeacherHub hub, double at, long due, CancellationToken cancel)
    {
        if (_random.NextDouble() < 0.3 && _alerts.TryDequeue(out var alert))
        {
            await Timed(hub, "Acknowledge", [alert], due, cancel);
            await Timed(hub, "Resolve", [alert, "cleared", "Seen."], day.Clock.Timestamp, cancel);
            return;
        }

        if (_room.Take(_random) is not { } attempt)
        {
            return;
        }

        try
        {
            switch (_random.Next(4))
            {
                case 0:
                    await Instruct(hub, attempt, "pause", null, due, cancel);
                    await Instruct(hub, attempt, "resume", null, await day.Clock.Until(at + Pause, cancel), cancel);
                    break;
                case 1:
                    await Instruct(hub, attempt, "extend", new { text = "", seconds = 120 }, due, cancel);
                    break;
                case 2:
                    await Timed(hub, "Flag", [attempt, 20, "Looks away."], due, cancel);
                    break;
                default:
                    await Instruct(hub, attempt, "message", new { text = "Please stay on the page." }, due, cancel);
                    break;
            }
        }
        finally
        {
            _room.GiveBack(attempt);
        }
    }

    private async Task Instruct(
        TeacherHub hub,
        Guid attempt,
        string kind,
        object? args,
        long due,
        CancellationToken cancel
    )
    {
        var outcome = (await Timed(hub, "Instruct", [new[] { attempt }, kind, args], due, cancel))[0];
        // The student may have handed in just before.
        if (!outcome.GetProperty("ok").GetBoolean() && outcome.GetProperty("code").GetString() is not "attempt_over")
        {
            day.Totals.Problem($"instruct:{kind}:{outcome.GetProperty("code").GetString()}");
        }
    }

    private async Task<JsonElement> Timed(
        TeacherHub hub,
        string target,
        object?[] arguments,
        long due,
        CancellationToken cancel
    )
    {
        try
        {
            var result = await hub.Call(target, arguments, day.Pace.Time, cancel);
            day.Latencies.Done(DayLatencies.Teacher, due);
            return result;
        }
        catch (HubRefusedException refused) when (refused.Code is "attempt_over" or "alert_resolved")
        {
            // Somebody else was faster.
            return default;
        }
    }

    private void See(JsonElement alert)
    {
        if (alert.GetProperty("state").GetString() != "open")
        {
            return;
        }

        var attempt = alert.GetProperty("attempt_id").GetGuid();
        if (alert.GetProperty("kind").GetString() == "student.hand")
        {
            if (
                _shown.TryAdd(alert.GetProperty("id").GetGuid(), 0)
                && _room.See(attempt, alert.GetProperty("event_seqs")[0].GetInt64(), Volatile.Read(ref _watcher))
                    is { } due
            )
            {
                day.Latencies.Done(DayLatencies.Hub, due);
            }
        }
        else if (
            _alerts.Count < MostAlerts
            && Math.Abs(attempt.GetHashCode()) % day.Plan.Teachers.Count == number % day.Plan.Teachers.Count
        )
        {
            _alerts.Enqueue(alert.GetProperty("id").GetGuid());
        }
    }
}
