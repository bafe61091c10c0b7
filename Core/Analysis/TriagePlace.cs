using Veritas.Alerts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>A position among unresolved alerts, highest level and risk first.</summary>
internal readonly record struct TriagePlace(int Level, Cursor Behind)
{
    public static readonly TriagePlace Beginning = new(int.MaxValue, new Cursor(double.MaxValue, Guid.AllBitsSet));

    public static TriagePlace Of(Alert alert) => new((int)alert.Level, new Cursor(alert.Risk, alert.Id));

    public override string ToString() => $"{Level}_{Behind}";

    /// <summary>The position a client sent; the beginning for null, and null for invalid text.</summary>
    public static TriagePlace? Parse(string? text)
    {
        if (text is null)
        {
            return Beginning;
        }

        return
            text is [>= '0' and <= '3' and var level, '_', .. var rest]
            && Cursor.Parse(rest, Beginning.Behind) is { } behind
            ? new TriagePlace(level - '0', behind)
            : null;
    }
}
