using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Veritas.Learning;

/// <summary>Trains a model and tells how well it foretells what it has not seen. Pure, and the same for the same outcomes.</summary>
internal static class RiskTraining
{
    /// <summary>With less the rule stays.</summary>
    public const int LeastStudents = 200;

    /// <summary>Of either kind.</summary>
    public const int LeastOutcomes = 30;

    private const int Folds = 5;
    private const int Bins = 10;

    public static bool Enough(int students, int left, int stayed) => students >= LeastStudents && left >= LeastOutcomes && stayed >= LeastOutcomes;

    /// <summary>The calibrated model and its figures; null when there is too little to learn from.</summary>
    public static (LogisticModel Model, RiskFigures Figures)? Train(IReadOnlyList<Example> examples)
    {
        var (students, left) = (examples.Select(e => e.StudentId).Distinct().Count(), examples.Count(e => e.HasLeft));
        if (!Enough(students, left, examples.Count - left))
        {
            return null;
        }

        var unseen = Unseen(examples);
        var (slope, offset) = LogisticFit.Calibrate(unseen);
        // The figures are of calibrations that have not seen the fold either.
        var probabilities = Calibrated(examples, unseen);
        return (
            LogisticFit.Fit(examples) with { Slope = slope, Offset = offset },
            new RiskFigures(
                examples.Count, students, left, Math.Round(AucOfFolds(examples, unseen), 4), Math.Round(probabilities.Average(p => LogLoss(p.Probability, p.HasLeft)), 4),
                Math.Round(probabilities.Average(p => Math.Pow(p.Probability - (p.HasLeft ? 1 : 0), 2)), 4), Calibration(probabilities)));
    }

    /// <summary>The chance that a random one who left has the higher number than a random one who stayed, ties counted half.</summary>
    public static double Auc(IReadOnlyCollection<(double Score, bool HasLeft)> seen)
    {
        var (below, sum, left, stayed) = (0.0, 0.0, 0, 0);
        foreach (var alike in seen.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            var (here, there) = (alike.Count(a => a.HasLeft), alike.Count(a => !a.HasLeft));
            sum += here * (below + (there / 2.0));
            below += there;
            (left, stayed) = (left + here, stayed + there);
        }

        return left > 0 && stayed > 0 ? sum / left / stayed : 0.5;
    }

    /// <summary>The mean over folds: logits of different models are not compared.</summary>
    private static double AucOfFolds(IReadOnlyList<Example> examples, List<(double Logit, bool HasLeft)> unseen) => unseen
        .Select((u, i) => (Fold: Fold(examples[i].StudentId), Seen: u)).GroupBy(u => u.Fold)
        .Where(g => g.Any(u => u.Seen.HasLeft) && g.Any(u => !u.Seen.HasLeft)).Select(g => Auc([.. g.Select(u => u.Seen)])).DefaultIfEmpty(0.5).Average();

    /// <summary>Logits for every outcome, by a model that has seen no outcome of that student's fold.</summary>
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

    private static List<(double Probability, bool HasLeft)> Calibrated(IReadOnlyList<Example> examples, List<(double Logit, bool HasLeft)> unseen)
    {
        var seen = new (double, bool)[unseen.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var (slope, offset) = LogisticFit.Calibrate([.. unseen.Where((_, i) => Fold(examples[i].StudentId) != fold)]);
            foreach (var i in Enumerable.Range(0, unseen.Count).Where(i => Fold(examples[i].StudentId) == fold))
            {
                seen[i] = (LogisticModel.Sigmoid((slope * unseen[i].Logit) + offset), unseen[i].HasLeft);
            }
        }

        return [.. seen];
    }

    /// <summary>By the student's id, whatever the order of the outcomes.</summary>
    private static int Fold(Guid student) => SHA256.HashData(student.ToByteArray())[0] % Folds;

    private static double LogLoss(double probability, bool left) => -Math.Log(Math.Max(1e-12, left ? probability : 1 - probability));

    private static ImmutableArray<CalibrationBin> Calibration(List<(double Probability, bool HasLeft)> seen) =>
    [
        .. Enumerable.Range(0, Bins).Select(bin =>
        {
            var inside = seen.Where(s => Math.Min(Bins - 1, (int)(s.Probability * Bins)) == bin).ToList();
            return new CalibrationBin(
                (double)bin / Bins, (bin + 1.0) / Bins, inside.Count, inside.Count > 0 ? Math.Round(inside.Average(s => s.Probability), 4) : null,
                inside.Count > 0 ? Math.Round((double)inside.Count(s => s.HasLeft) / inside.Count, 4) : null);
        }),
    ];
}
