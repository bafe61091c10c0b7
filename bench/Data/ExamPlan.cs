using System.Collections.Immutable;

namespace Veritas.Bench.Data;

/// <summary>When an exam is.</summary>
internal enum ExamTime
{
    Past,
    Live,
    Upcoming,
}

/// <summary>One exam: when, whose, and how many take it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Id">The exam.</param>
/// <param name="Attempts">How many students take it, each once.</param>
/// <param name="Time">When it is.</param>
/// <param name="OpensAt">Its window's begin.</param>
/// <param name="ClosesAt">Its window's end.</param>
/// <param name="DurationS">Seconds.</param>
/// <param name="HasEssay">Its last question is an essay.</param>
internal sealed record PlannedExam(
    int Number,
    Guid Id,
    int Attempts,
    ExamTime Time,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int DurationS,
    bool HasEssay
);

/// <summary>
/// Exams of an institution over two years: one that every tenth attempt belongs to (as large as there are students),
/// then ever smaller ones; one exam in a hundred is live now, a few open soon.
/// </summary>
internal static class ExamPlan
{
    private const int UpcomingExams = 12;
    private const int MostLive = 1_000;

    public static ImmutableArray<PlannedExam> Make(Sizes sizes)
    {
        var counts = Counts(sizes);
        var random = Ids.Source(sizes.Seed, 2, 0);
        var plan = ImmutableArray.CreateBuilder<PlannedExam>();
        foreach (var (count, number) in counts.Select((c, i) => (c, i)))
        {
            var live = number % 100 == 7 && count <= MostLive;
            var opens = (
                live ? sizes.Now.AddMinutes(-90) : sizes.Now.AddDays(-3 - (random.NextDouble() * 720))
            ).Micro();
            plan.Add(
                new PlannedExam(
                    number,
                    Ids.Next(random, opens),
                    count,
                    live ? ExamTime.Live : ExamTime.Past,
                    opens,
                    opens.AddDays(live ? 1 : 2),
                    live ? 43_200 : 3_600,
                    number % 5 == 3
                )
            );
        }

        for (var i = 0; i < UpcomingExams; i++)
        {
            var opens = sizes.Now.AddDays(i - 2).Micro();
            plan.Add(
                new PlannedExam(
                    counts.Count + i,
                    Ids.Next(random, sizes.Now),
                    0,
                    ExamTime.Upcoming,
                    opens,
                    opens.AddDays(7),
                    3_600,
                    false
                )
            );
        }

        return plan.ToImmutable();
    }

    private static List<int> Counts(Sizes sizes)
    {
        var largest = Math.Min(sizes.Students, Math.Max(5, sizes.Attempts / 10));
        var counts = new List<int> { largest };
        var left = sizes.Attempts - largest;
        var next = Math.Max(5.0, largest / 4.0);
        while (left > 0)
        {
            var count = Math.Min(left, Math.Min(sizes.Students, (int)Math.Max(5, next)));
            counts.Add(count);
            left -= count;
            next = Math.Max(Math.Min(largest, 300), next * 0.93);
        }

        return counts;
    }
}
