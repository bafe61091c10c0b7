namespace Veritas.Exams;

/// <summary>What one attempt says of a question: the share of the question's points, and of all points of the exam, each 0 to 1.</summary>
internal readonly record struct ItemAnswer(double Item, double Total);

/// <summary>What answers say of a question; null where there are too few.</summary>
internal readonly record struct ItemFigures(int Answers, double? Facility, double? Discrimination);

/// <summary>Classical figures of one question; pure.</summary>
internal static class CalibrationRules
{
    /// <summary>With fewer the figures would be chance.</summary>
    public const int FewestAnswers = 8;

    /// <summary>The share of the attempts in the upper and in the lower group.</summary>
    private const double Group = 0.27;

    public static ItemFigures Calibrate(IReadOnlyCollection<ItemAnswer> answers)
    {
        if (answers.Count == 0)
        {
            return new ItemFigures(0, null, null);
        }

        var facility = answers.Average(a => a.Item);
        if (answers.Count < FewestAnswers)
        {
            return new ItemFigures(answers.Count, facility, null);
        }

        // Equals are ordered by nothing of the question itself, or the figure would flatter it.
        var ranked = answers.OrderBy(a => a.Total).ToList();
        var size = Math.Max(1, (int)Math.Round(answers.Count * Group));
        var discrimination = ranked.TakeLast(size).Average(a => a.Item) - ranked.Take(size).Average(a => a.Item);
        return new ItemFigures(answers.Count, Math.Clamp(facility, 0, 1), Math.Clamp(discrimination, -1, 1));
    }
}
