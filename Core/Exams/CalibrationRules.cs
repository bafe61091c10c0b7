namespace Veritas.Exams;

/// <summary>The result of one attempt on a question.</summary>
/// <param name="Item">Share of the question's points, 0 to 1.</param>
/// <param name="Total">Share of all points of the exam, 0 to 1.</param>
internal readonly record struct ItemAnswer(double Item, double Total);

/// <summary>Statistics of a question; null with too few answers.</summary>
internal readonly record struct ItemFigures(int Answers, double? Facility, double? Discrimination);

/// <summary>Classical item statistics of one question. Pure.</summary>
internal static class CalibrationRules
{
    /// <summary>With fewer answers the figures would be noise.</summary>
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

        // Ties keep their order: sorting them by the question itself would inflate the figure.
        var ranked = answers.OrderBy(a => a.Total).ToList();
        var size = Math.Max(1, (int)Math.Round(answers.Count * Group));
        var discrimination = ranked.TakeLast(size).Average(a => a.Item) - ranked.Take(size).Average(a => a.Item);
        return new ItemFigures(answers.Count, Math.Clamp(facility, 0, 1), Math.Clamp(discrimination, -1, 1));
    }
}
