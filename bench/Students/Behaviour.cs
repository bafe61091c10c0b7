using System.Security.Cryptography;
using System.Text;

namespace Veritas.Bench.Students;

/// <summary>What kind of student it is.</summary>
internal enum Profile
{
    Honest,
    Distracted,
    NetworkTrouble,
    Cheating,
}

/// <summary>
/// What a student does besides answering: one episode after another, each of events a browser would report.
/// </summary>
internal sealed class Behaviour(
    Profile profile,
    MonitorClient monitor,
    EventBuffer events,
    Pace pace,
    Totals totals,
    Random random
)
{
    private const double PartSeconds = 10;

    public static Profile Choose(Random random) =>
        random.NextDouble() switch
        {
            < 0.70 => Profile.Honest,
            < 0.85 => Profile.Distracted,
            < 0.95 => Profile.NetworkTrouble,
            _ => Profile.Cheating,
        };

    public async Task Run(CancellationToken cancel)
    {
        if (monitor.GreetedAt > 0)
        {
            Emit("session.resumed", 0, new { last = monitor.GreetedAt });
        }
        else
        {
            Emit(
                "session.started",
                0,
                new
                {
                    client = "veritas-students/1",
                    unsupported = Array.Empty<string>(),
                    screen = new { w = 1920, h = 1080 },
                }
            );
        }

        while (true)
        {
            await pace.Wait(Between(15, 60), cancel);
            await Episode(cancel);
        }
    }

    public void End() => Emit("session.ended", 0, new { reason = "submitted" });

    private Task Episode(CancellationToken cancel) =>
        (profile, random.NextDouble()) switch
        {
            (Profile.Distracted, < 0.4) => Interval("tab.hidden", Between(2, 14), cancel),
            (Profile.Distracted, < 0.6) => Interval("user.idle", Between(30, 75), cancel),
            (Profile.Distracted, < 0.8) => Interval("window.blur", Between(1, 8), cancel),
            (Profile.NetworkTrouble, < 0.6) => LoseNetwork(Between(4, 30), cancel),
            (Profile.Cheating, < 0.6) => LookElsewhereAndPaste(cancel),
            (Profile.Cheating, < 0.75) => Interval("fullscreen.exited", Between(5, 25), cancel),
            (_, < 0.5) => Interval("window.blur", Between(0.3, 2), cancel),
            (_, < 0.7) => CopyWithinTheExam(cancel),
            (_, < 0.8) => Instant("contextmenu.opened", new { }),
            _ => Instant(
                "window.resized",
                new
                {
                    w = 1600,
                    h = 900,
                    from_w = 1920,
                    from_h = 1080,
                }
            ),
        };

    private async Task LookElsewhereAndPaste(CancellationToken cancel)
    {
        await Interval("tab.hidden", Between(8, 35), cancel);
        await pace.Wait(Between(1, 4), cancel);
        var length = random.Next(180, 900);
        await Instant("clipboard.paste_external", new { len = length, hash = Hash() });
        if (random.NextDouble() < 0.5)
        {
            await Instant(
                "input.burst",
                new
                {
                    chars = length,
                    ms = 40,
                    keys = 0,
                }
            );
        }
    }

    private async Task CopyWithinTheExam(CancellationToken cancel)
    {
        var (length, hash) = (random.Next(5, 60), Hash());
        await Instant("clipboard.copy", new { len = length, hash });
        await pace.Wait(Between(1, 5), cancel);
        await Instant("clipboard.paste_internal", new { len = length, hash });
    }

    private async Task LoseNetwork(double seconds, CancellationToken cancel)
    {
        var begun = monitor.Now;
        monitor.Offline = true;
        monitor.Drop();
        try
        {
            await pace.Wait(seconds, cancel);
        }
        finally
        {
            monitor.Offline = false;
        }

        Emit("network.lost", (int)(monitor.Now - begun).TotalMilliseconds, new { }, begun);
    }

    /// <summary>A long interval comes in parts of ten seconds while it is open.</summary>
    private async Task Interval(string type, double seconds, CancellationToken cancel)
    {
        for (var (part, left) = (0, seconds); left > 0; part++, left -= PartSeconds)
        {
            var begun = monitor.Now;
            var open = left > PartSeconds;
            await pace.Wait(Math.Min(left, PartSeconds), cancel);
            Emit(type, (int)(monitor.Now - begun).TotalMilliseconds, new { part, open }, begun);
        }
    }

    private Task Instant(string type, object data)
    {
        Emit(type, 0, data);
        return Task.CompletedTask;
    }

    private void Emit(string type, int ms, object data, DateTimeOffset? at = null)
    {
        var collected = monitor.Collect.Contains(type) || type.StartsWith("session.", StringComparison.Ordinal);
        if (collected && !events.Add(type, at ?? monitor.Now, ms, data))
        {
            totals.Problem("buffer_full");
        }
    }

    private double Between(double least, double most) => least + (random.NextDouble() * (most - least));

    private string Hash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{random.NextInt64()}")))[..16];
}
