using System.Collections.Immutable;
using System.Text;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>
/// A random attempt from a seed: its policy, its accommodation and its events in replay order. Durations and gaps are
/// often exactly those at which a rule changes its result. The client's clock jumps, stops and is late.
/// </summary>
internal sealed record RandomHistory(
    MonitoringPolicy Policy,
    Accommodation Accommodation,
    int DurationSeconds,
    ImmutableArray<RecordedEvent> Events
)
{
    private const int Second = 1_000;
    private static readonly int[] Round = [0, 1, 2, 3, 5, 10, 15, 20, 29, 30, 31, 40, 60, 120, 300, 600];

    // The types with patterns and alerts of their own are frequent.
    private static readonly string[] Frequent =
    [
        "tab.hidden",
        "tab.hidden",
        "tab.hidden",
        "window.blur",
        "fullscreen.exited",
        "clipboard.copy",
        "clipboard.cut",
        "clipboard.paste_external",
        "drag.external",
        "input.burst",
        "answer.saved",
        "answer.saved",
        "face.multiple",
        "devtools.suspected",
        "network.lost",
        "heartbeat.missed",
        "student.raise_hand",
        "proctor.flag",
    ];

    private static readonly string[] Lengths = ["0", "9", "10", "79", "79.5", "80", "8e1", "300"];

    private static readonly string[] Odd =
    [
        "[]",
        "{}",
        """{"part":-1,"open":1}""",
        """{"part":"1"}""",
        """{"part":0.5}""",
        """{"part":1,"part":0}""",
        """{"len":"90","chars":null,"keys":{}}""",
    ];

    public static RandomHistory Of(int seed)
    {
        var random = new Random(seed);
        var policy = APolicy(random);
        var accommodation = AnAccommodation(random);
        int[] durations = [600, 1_800, 2_345, 3_600, 10_800];
        return new RandomHistory(policy, accommodation, Pick(random, durations), Write(random));
    }

    private static MonitoringPolicy APolicy(Random random)
    {
        var types = ImmutableDictionary.CreateBuilder<string, TypeRule>();
        foreach (var type in EventCatalog.All.Where(_ => random.Next(6) == 0))
        {
            var interval = type.Shape == EventShape.Interval;
            types[type.Name] = new TypeRule(
                random.Next(2) == 0 ? random.Next(101) : null,
                random.Next(2) == 0 && type.Category != "technical" ? random.Next(101) / 100.0 : null,
                random.Next(2) == 0 ? Pick(random, [0, 3.5, 5, 60]) : null,
                random.Next(2) == 0 ? Pick(random, [0.5, 5, 90]) : null,
                random.Next(2) == 0 && interval ? Pick(random, [0, 1.5, 4]) : null
            );
        }

        string[] names = ["focus", "clipboard", "camera", "human"];
        var plain = MonitoringPolicy.Default with { Types = types.ToImmutable() };
        return random.Next(3) switch
        {
            0 => plain,
            1 => plain with
            {
                Categories = names.ToImmutableDictionary(n => n, _ => new CategoryRule(random.Next(1, 101), 0.8)),
                Bands = new RiskBands(10, 35, 50, 3),
            },
            _ => plain with
            {
                Collect =
                [
                    .. EventCatalog
                        .All.Where(t => t.FromClient && (Frequent.Contains(t.Name) || random.Next(2) == 0))
                        .Select(t => t.Name)
                        .Where(_ => random.Next(8) > 0),
                ],
            },
        };
    }

    private static Accommodation AnAccommodation(Random random)
    {
        if (random.Next(2) == 0)
        {
            return Accommodation.None;
        }

        var names = EventCatalog.All.Select(t => t.Name).ToArray();
        return new Accommodation(
            Pick(random, [0, 300, 900, 7_200]),
            [.. random.GetItems(names, random.Next(3)).Distinct()],
            random.GetItems(names, random.Next(4)).Distinct().ToImmutableDictionary(n => n, _ => random.Next(5) / 4.0),
            Pick(random, [1, 1.25, 2]),
            0
        );
    }

    private static ImmutableArray<RecordedEvent> Write(Random random)
    {
        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        var (now, client, server) = (Exam.Start, 0L, 0L);
        var (clockError, lag, stopped) = (TimeSpan.Zero, TimeSpan.Zero, (DateTimeOffset?)null);
        var paused = false;
        var busy = random.Next(3) == 0;
        for (var left = random.Next(1, 120); left > 0; left--)
        {
            now += TimeSpan.FromMilliseconds(busy ? random.Next(12 * Second) : Span(random));
            if (random.Next(15) == 0)
            {
                clockError =
                    random.Next(2) == 0 ? TimeSpan.Zero : Sign(random) * TimeSpan.FromMilliseconds(Span(random));
                lag = random.Next(2) == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Span(random));
                stopped = random.Next(4) == 0 ? now : null;
            }

            var type = AType(random, ref paused);
            var ms =
                type.Shape == EventShape.Interval || random.Next(30) == 0
                    ? busy
                        ? random.Next(8 * Second)
                        : Span(random)
                    : 0;
            var arrival = now + lag + TimeSpan.FromMilliseconds(random.Next(3) == 0 ? random.Next(400) : 0);
            var at = (stopped ?? now) + clockError - TimeSpan.FromMilliseconds(random.Next(9) == 0 ? 0 : ms);
            events.Add(
                new RecordedEvent(
                    type.FromClient ? ++client : --server,
                    type.FromClient ? 0 : client,
                    type.Name,
                    type.FromClient ? at : now - TimeSpan.FromMilliseconds(ms),
                    type.FromClient ? arrival : now,
                    ms,
                    Encoding.UTF8.GetBytes(Data(random, type.Name))
                )
            );
        }

        return events.ToImmutable();
    }

    private static EventType AType(Random random, ref bool paused)
    {
        if (random.Next(paused ? 6 : 60) == 0)
        {
            paused = !paused;
            return EventCatalog.Find(paused ? "proctor.paused" : "proctor.resumed")!;
        }

        var type =
            random.Next(3) == 0
                ? EventCatalog.All[random.Next(EventCatalog.All.Length)]
                : EventCatalog.Find(Pick(random, Frequent))!;
        return type.Name is "proctor.paused" or "proctor.resumed" ? EventCatalog.Find("tab.hidden")! : type;
    }

    private static string Data(Random random, string type) =>
        type switch
        {
            "answer.saved" => $$"""{"q":"{{Pick(random, ["a", "b"])}}","rev":{{random.Next(1, 4)}},"first":false}""",
            "proctor.flag" => $$"""{"severity":{{Pick(random, [0, 20, 50, 100])}},"by":"t","text":null}""",
            "input.burst" =>
                $$"""{"chars":{{Pick(random, [39, 40, 200])}},"keys":{{Pick(random, [0, 3, 4])}},"ms":5,"q":"a"}""",
            _ when type.StartsWith("clipboard", StringComparison.Ordinal) || type == "drag.external" =>
                $$"""{"len":{{Pick(random, Lengths)}},"hash":"0123456789abcdef","q":"a"}""",
            _ when EventCatalog.Find(type)!.Shape == EventShape.Interval && random.Next(2) == 0 =>
                $$"""{"part":{{random.Next(3)}},"open":true}""",
            _ when random.Next(10) == 0 => Pick(random, Odd),
            _ => "",
        };

    /// <summary>Milliseconds: often a round number of seconds, sometimes one more or less.</summary>
    private static int Span(Random random) =>
        random.Next(8) switch
        {
            < 3 => random.Next(20 * Second),
            3 => random.Next(900 * Second),
            4 => Math.Max(0, (Pick(random, Round) * Second) + random.Next(-1, 2)),
            _ => Pick(random, Round) * Second,
        };

    private static int Sign(Random random) => random.Next(2) == 0 ? -1 : 1;

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
