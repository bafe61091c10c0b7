using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;
using Veritas.Tests.Reference;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>
/// Compares the rules with a second implementation of docs/score.md on random histories.
/// <c>VERITAS_REFERENCE_LISTS</c> is their number, <c>VERITAS_REFERENCE_SEED</c> the first seed.
/// </summary>
public sealed class ReferenceTests(ITestOutputHelper output)
{
    private const double Tolerance = 2e-6;

    [Fact]
    public void Rules_and_reference_agree_on_random_histories()
    {
        var (seed, lists) = (
            Number("VERITAS_REFERENCE_SEED", Random.Shared.Next()),
            Number("VERITAS_REFERENCE_LISTS", 2_000)
        );
        output.WriteLine($"{lists} lists, VERITAS_REFERENCE_SEED={seed}");
        var (events, kinds) = (0L, new SortedDictionary<string, int>());
        for (var i = 0; i < lists; i++)
        {
            var history = RandomHistory.Of(unchecked(seed + i));
            if (Difference(history, out var compared) is not null)
            {
                Assert.Fail($"VERITAS_REFERENCE_SEED={unchecked(seed + i)}: {Shortest(history)}");
            }

            events += history.Events.Length;
            foreach (
                var kind in compared.Select(k =>
                    k.StartsWith("event.", StringComparison.Ordinal) ? "event.*" : k.Split(' ')[0]
                )
            )
            {
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }

        output.WriteLine($"{events} events; {string.Join(", ", kinds.Select(k => $"{k.Value} {k.Key}"))}");
    }

    private static string? Difference(RandomHistory history) => Difference(history, out _);

    private static string? Difference(RandomHistory history, out List<string> compared)
    {
        compared = [];
        var score = Score.Of(
            new Terms(
                JsonSerializer.SerializeToElement(history.Policy, VeritasJson.Options),
                JsonSerializer.SerializeToElement(history.Accommodation, VeritasJson.Options),
                Exam.Start,
                history.DurationSeconds
            ),
            history.Events.Select(Recorded)
        );
        var policy = Histories.Compile(history.Policy, history.Accommodation, history.DurationSeconds);
        var (state, alerts) = (new ScoringState(), new List<AlertDraft>());
        for (var i = 0; i < history.Events.Length; i++)
        {
            var (e, step) = (history.Events[i], score.Steps[i]);
            alerts.Clear();
            var jumps = state.ClockJumps;
            ScoreRules.Apply(state, policy, in e, alerts);
            var (integrity, risk) = (ScoreRules.Integrity(state, policy), ScoreRules.Risk(state, policy, step.Time));
            var raised = alerts.Select(a => $"{a.Kind} {WireName<Alerts.AlertLevel>.Of(a.Level)}").ToList();
            var expected = score.Alerts.Where(a => a.Step.Seq == e.Seq).Select(a => $"{a.Kind} {a.Level}").ToList();
            compared.AddRange(expected);
            compared.AddRange(state.ClockJumps > jumps ? ["client.tampered"] : []);
            if (
                Math.Abs(integrity - step.Integrity) > Tolerance
                || Math.Abs(risk - step.Risk) > Tolerance
                || !raised.SequenceEqual(expected)
                || alerts.Any(a => a.At != step.Time)
                || state.ClockJumps > jumps != score.Jumps.Contains(e.Seq)
            )
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"after event {e.Seq} the rules say {integrity} {risk} [{string.Join(", ", raised)}] "
                        + $"{string.Join(", ", alerts.Select(a => a.At.TimeOfDay))} jumped {state.ClockJumps > jumps}, "
                        + $"and the reference {step.Integrity} {step.Risk} [{string.Join(", ", expected)}] "
                        + $"{step.Time.TimeOfDay} jumped {score.Jumps.Contains(e.Seq)}"
                );
            }
        }

        return null;
    }

    /// <summary>Leaves out events, accommodation and policy as long as a difference remains.</summary>
    private static string Shortest(RandomHistory history)
    {
        RandomHistory[] plain =
        [
            history with
            {
                Accommodation = Accommodation.None,
            },
            history with
            {
                Policy = MonitoringPolicy.Default,
            },
            history with
            {
                Accommodation = Accommodation.None,
                Policy = MonitoringPolicy.Default,
            },
        ];
        history = plain.LastOrDefault(h => Difference(h) is not null) ?? history;
        var size = history.Events.Length;
        while (size > 0)
        {
            var shorter = Enumerable
                .Range(0, Math.Max(0, history.Events.Length - size + 1))
                .Select(i => history with { Events = Renumbered(history.Events.RemoveRange(i, size)) })
                .FirstOrDefault(h => Difference(h) is not null);
            history = shorter ?? history;
            size = shorter is null ? size / 2 : Math.Min(size, history.Events.Length);
        }

        return $"{Difference(history)}\n{Written(history)}";
    }

    private static ImmutableArray<RecordedEvent> Renumbered(ImmutableArray<RecordedEvent> events)
    {
        var (client, server) = (0L, 0L);
        return
        [
            .. events.Select(e => e.Seq > 0 ? e with { Seq = ++client } : e with { Seq = --server, AfterSeq = client }),
        ];
    }

    private static string Written(RandomHistory history)
    {
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"duration {history.DurationSeconds}")
            .AppendLine(JsonSerializer.Serialize(history.Accommodation, VeritasJson.Options))
            .AppendLine(JsonSerializer.Serialize(history.Policy, VeritasJson.Options));
        foreach (var e in history.Events)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{e.Seq} {e.Type} at {(e.At - Exam.Start).TotalSeconds} ms {e.Ms} "
                    + $"received {(e.ReceivedAt - Exam.Start).TotalSeconds} {Encoding.UTF8.GetString(e.Data.Span)}"
            );
        }

        return text.ToString();
    }

    private static Recorded Recorded(RecordedEvent e) =>
        new(
            e.Seq,
            e.AfterSeq,
            e.Type,
            e.At,
            e.ReceivedAt,
            e.Ms,
            e.Data.IsEmpty ? null : JsonElement.Parse(e.Data.Span)
        );

    private static int Number(string key, int fallback) =>
        Environment.GetEnvironmentVariable(key) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : fallback;
}
