using System.Text;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Bench.Data;

/// <summary>What students do besides answering: most look away now and then, one in twenty gets help.</summary>
internal static class Temper
{
    private const double Dishonest = 0.05;
    private const int MostEvents = 400;

    private static readonly (string Type, int MostMs, string? Data)[] Usual =
    [
        ("window.blur", 4_000, null),
        ("window.blur", 9_000, null),
        ("tab.hidden", 3_000, null),
        ("tab.hidden", 6_000, null),
        ("user.idle", 150_000, null),
        ("network.lost", 8_000, null),
        ("clipboard.paste_internal", 0, """{"len":24,"hash":"a3f09c11d27e5b84"}"""),
        ("contextmenu.opened", 0, null),
        ("window.resized", 0, """{"h":700,"w":1200,"from_h":900,"from_w":1600}"""),
        ("fullscreen.exited", 4_000, null),
    ];

    private static readonly (string Type, int MostMs, string? Data)[] Suspicious =
    [
        ("tab.hidden", 60_000, null),
        ("tab.hidden", 30_000, null),
        ("clipboard.paste_external", 0, """{"len":412,"hash":"77c1d20e9b3f4a65"}"""),
        ("clipboard.copy", 0, """{"len":180,"hash":"0be49d5512c8fa37"}"""),
        ("input.burst", 0, """{"ms":40,"keys":1,"chars":260}"""),
        ("window.blur", 40_000, null),
        ("display.extended", 120_000, null),
        ("screenshot.suspected", 0, null),
        ("face.multiple", 20_000, null),
    ];

    /// <summary>Numbered from 1, in order, the first a session.started.</summary>
    /// <param name="random">The source.</param>
    /// <param name="started">No event before.</param>
    /// <param name="ended">No event after.</param>
    /// <param name="mean">How many, on average.</param>
    public static List<RecordedEvent> Events(Random random, DateTimeOffset started, DateTimeOffset ended, double mean)
    {
        var dishonest = random.Chance(Dishonest);
        var count = (int)Math.Clamp(Math.Round(mean * Math.Exp((0.8 * random.Normal()) - 0.32)), 1, MostEvents);
        var events = new List<RecordedEvent>(count);
        var step = (ended - started) / (count + 1);
        for (var seq = 1; seq <= count; seq++)
        {
            var (type, most, data) =
                seq == 1 ? ("session.started", 0, """{"client":"bench","screen":"1600x900","unsupported":[]}""")
                : dishonest && random.Chance(0.5) ? Suspicious[random.Next(Suspicious.Length)]
                : Usual[random.Next(Usual.Length)];
            var ms = most == 0 ? 0 : random.Next(200, most);
            var at = (started + (step * (seq - 1 + (0.2 * random.NextDouble())))).Micro();
            var received = at.AddMilliseconds(ms + random.Next(20, 300));
            events.Add(
                new RecordedEvent(
                    seq,
                    0,
                    type,
                    at,
                    received < ended ? received : ended,
                    ms,
                    data is null ? default : Encoding.UTF8.GetBytes(data)
                )
            );
        }

        return events;
    }
}
