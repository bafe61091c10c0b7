using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>Generates event histories in replay order: all event types, with late, resent and wrong times.</summary>
internal static class Histories
{
    private static readonly string[] Data =
    [
        "",
        "{}",
        "[]",
        "{\"part\":0,\"open\":true}",
        "{\"part\":1,\"open\":true}",
        "{\"part\":2}",
        "{\"len\":340,\"q\":\"a\"}",
        "{\"len\":12}",
        "{\"chars\":90,\"keys\":1,\"q\":\"a\"}",
        "{\"q\":\"a\",\"rev\":2,\"first\":false}",
        "{\"q\":\"a\",\"rev\":1,\"first\":true}",
        "{\"severity\":70}",
        "{\"severity\":0}",
        "{\"part\":-1e3,\"len\":1e400}",
        "not json",
    ];

    private sealed record Step(EventType Type, int Gap, int Ms, int Lag, int Skew, string Data);

    /// <summary>Histories with correct clocks, whose events arrive within two seconds.</summary>
    public static Gen<ImmutableArray<RecordedEvent>> Sound { get; } = Make(broken: false);

    /// <summary>
    /// Histories whose clocks jump, stop or run backwards and whose events arrive up to an hour late.
    /// </summary>
    public static Gen<ImmutableArray<RecordedEvent>> Any { get; } = Make(broken: true);

    public static Gen<Accommodation> Accommodations { get; } =
        from exempt in Gen.SubListOf(EventCatalog.All.Select(t => t.Name))
        from scaled in Gen.SubListOf(EventCatalog.All.Select(t => t.Name))
        from factor in Gen.Choose(0, 100)
        from extra in Gen.Elements(0, 600, 7200)
        select new Accommodation(
            extra,
            [.. exempt.Take(5)],
            scaled.ToImmutableDictionary(name => name, _ => factor / 100.0),
            1,
            0
        );

    public static Gen<MonitoringPolicy> Policies { get; } =
        from names in Gen.SubListOf(EventCatalog.All.Select(t => t.Name))
        from severity in Gen.Choose(0, 100)
        from weight in Gen.Choose(0, 100)
        from cooldown in Gen.Elements(0.0, 3.5, 600)
        from halfLife in Gen.Elements<double?>(null, 0.5, 90)
        from cap in Gen.Choose(0, 100)
        select MonitoringPolicy.Default with
        {
            Types = names.ToImmutableDictionary(
                n => n,
                _ => new TypeRule(severity, weight / 100.0, cooldown, halfLife)
            ),
            Categories = MonitoringPolicy.Default.Categories.Add("focus", new CategoryRule(cap, 0.3)),
        };

    public static ScoringPolicy Compile(
        MonitoringPolicy? policy = null,
        Accommodation? accommodation = null,
        int durationSeconds = 3600
    ) =>
        ScoringPolicy.Compile(
            policy ?? MonitoringPolicy.Default,
            accommodation ?? Accommodation.None,
            Exam.Start,
            durationSeconds
        );

    private static Gen<ImmutableArray<RecordedEvent>> Make(bool broken)
    {
        var step =
            from type in Gen.Elements<EventType>(EventCatalog.All.AsEnumerable())
            from gap in Gen.Frequency((6, Gen.Choose(0, 20_000)), (1, Gen.Choose(0, 900_000)))
            from ms in Gen.Frequency((3, Gen.Choose(0, 12_000)), (1, Gen.Choose(0, 200_000)), (1, Gen.Constant(0)))
            from lag in broken
                ? Gen.Frequency((5, Gen.Choose(0, 1_500)), (2, Gen.Choose(0, 3_600_000)))
                : Gen.Choose(0, 1_500)
            from skew in broken
                ? Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(-4_000_000, 4_000_000)))
                : Gen.Constant(0)
            from data in Gen.Elements(Data)
            select new Step(type, gap, ms, lag, skew, data);
        return Gen.ListOf(step).Select(steps => Write(steps));
    }

    private static ImmutableArray<RecordedEvent> Write(IEnumerable<Step> steps)
    {
        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        var (clock, client, server) = (Exam.Start, 0L, 0L);
        foreach (var step in steps)
        {
            // The clock advances by the duration too, because an interval is reported at its end.
            clock = clock.AddMilliseconds(step.Gap + step.Ms);
            var fromClient = step.Type.FromClient;
            events.Add(
                new RecordedEvent(
                    fromClient ? ++client : --server,
                    fromClient ? 0 : client,
                    step.Type.Name,
                    clock.AddMilliseconds(step.Skew - step.Ms),
                    clock.AddMilliseconds(step.Lag),
                    step.Ms,
                    Encoding.UTF8.GetBytes(step.Data)
                )
            );
        }

        return events.ToImmutable();
    }
}
