using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Veritas.Learning;

/// <summary>Trains a model and measures it on outcomes it has not seen. Pure and deterministic.</summary>
internal static class RiskTraining
{
    /// <summary>A model is trained on at most this many outcomes, the latest.</summary>
    public const int MostOutcomes = 20_000;

    /// <summary>With fewer students no model is trained.</summary>
    public const int LeastStudents = 200;

    /// <summary>Of either kind.</summary>
    public const int LeastOutcomes = 30;

    private const int Folds = 5;
    private const int Bins = 10;

    public static bool Enough(int students, int left, int stayed) =>
        students >= LeastStudents && left >= LeastOutcomes && stayed >= LeastOutcomes;

    /// <summary>The calibrated model and its figures; null with too few outcomes.</summary>
    public static (LogisticModel Model, RiskFigures Figures)? Train(IReadOnlyList<Example> examples)
    {
        var students = examples.Select(e => e.StudentId).Distinct().Count();
        var left = examples.Count(e => e.HasLeft);
        if (!Enough(students, left, examples.Count - left))
        {
            return null;
        }

        var unseen = Unseen(examples);
        var (slope, offset) = LogisticFit.Calibrate(unseen);
        var model = LogisticFit.Fit(examples) with { Slope = slope, Offset = offset };
        // The figures come from calibrations that have not seen the fold either.
        var probabilities = Calibrated(examples, unseen);
        var figures = new RiskFigures(
            examples.Count,
            students,
            left,
            Math.Round(AucOfFolds(examples, unseen), 4),
            Math.Round(probabilities.Average(p => LogLoss(p.Probability, p.HasLeft)), 4),
            Math.Round(probabilities.Average(p => Math.Pow(p.Probability - (p.HasLeft ? 1 : 0), 2)), 4),
            Calibration(probabilities)
        );
        return (model, figures);
    }

    /// <summary>
    /// The probability that a random student who left has a higher score than one who stayed; ties count half.
    /// </summary>
    public static double Auc(IReadOnlyCollection<(double Score, bool HasLeft)> seen)
    {
        var (below, sum, left, stayed) = (0.0, 0.0, 0, 0);
        foreach (var equal in seen.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            var (equalLeft, equalStayed) = (equal.Count(e => e.HasLeft), equal.Count(e => !e.HasLeft));
            sum += equalLeft * (below + (equalStayed / 2.0));
            below += equalStayed;
            (left, stayed) = (left + equalLeft, stayed + equalStayed);
        }

        return left > 0 && stayed > 0 ? sum / left / stayed : 0.5;
    }

    /// <summary>The mean over folds, because logits of different models cannot be compared.</summary>
    private static double AucOfFolds(IReadOnlyList<Example> examples, List<(double Logit, bool HasLeft)> unseen)
    {
        var folds = unseen.Select((u, i) => (Fold: Fold(examples[i].StudentId), Seen: u)).GroupBy(u => u.Fold);
        return folds
            .Where(g => g.Any(u => u.Seen.HasLeft) && g.Any(u => !u.Seen.HasLeft))
            .Select(g => Auc([.. g.Select(u => u.Seen)]))
            .DefaultIfEmpty(0.5)
            .Average();
    }

    /// <summary>The logit of every outcome, by a model that has seen no outcome of that student's fold.</summary>
    private static List<(double Logit, bool HasLeft)> Unseen(IReadOnlyList<Example> examples)
    {
        var logits = new (double, bool)[examples.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = examples.Index().Where(e => Fold(e.Item.StudentId) == fold).ToList();
            var others = examples.Where(e => Fold(e.StudentId) != fold).ToList();
            var model = others.Count > 0 ? LogisticFit.Fit(others) : null;
            held.ForEach(e => logits[e.Index] = (model?.Logit(e.Item.Features) ?? 0, e.Item.HasLeft));
        }

        return [.. logits];
    }

    private static List<(double Probability, bool HasLeft)> Calibrated(
        IReadOnlyList<Example> examples,
        List<(double Logit, bool HasLeft)> unseen
    )
    {
        var seen = new (double, bool)[unseen.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = unseen.Where((_, i) => Fold(examples[i].StudentId) != fold);
            var (slope, offset) = LogisticFit.Calibrate([.. others]);
            foreach (var i in Enumerable.Range(0, unseen.Count).Where(i => Fold(examples[i].StudentId) == fold))
            {
                seen[i] = (LogisticModel.Sigmoid((slope * unseen[i].Logit) + offset), unseen[i].HasLeft);
            }
        }

        return [.. seen];
    }

    /// <summary>Depends only on the student's id, not on the order of the outcomes.</summary>
    private static int Fold(Guid student) => SHA256.HashData(student.ToByteArray())[0] % Folds;

    private static double LogLoss(double probability, bool left) =>
        -Math.Log(Math.Max(1e-12, left ? probability : 1 - probability));

    private static ImmutableArray<CalibrationBin> Calibration(List<(double Probability, bool HasLeft)> seen) =>
        [
            .. Enumerable
                .Range(0, Bins)
                .Select(bin =>
                {
                    var inside = seen.Where(s => Math.Min(Bins - 1, (int)(s.Probability * Bins)) == bin).ToList();
                    return new CalibrationBin(
                        (double)bin / Bins,
                        (bin + 1.0) / Bins,
                        inside.Count,
                        inside.Count > 0 ? Math.Round(inside.Average(s => s.Probability), 4) : null,
                        inside.Count > 0 ? Math.Round((double)inside.Count(s => s.HasLeft) / inside.Count, 4) : null
                    );
                }),
        ];
}
