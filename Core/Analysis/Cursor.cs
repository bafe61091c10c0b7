using System.Globalization;

namespace Veritas.Analysis;

/// <summary>A place in a list, as clients pass it back: a number to sort by, and the id that settles ties. They need not understand it.</summary>
internal readonly record struct Cursor(double Value, Guid Id)
{
    public static readonly Problem Invalid = new(ProblemKind.Invalid, "cursor_invalid", "after is the next of a page, and limit is in its range.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:R}_{Id:N}");

    /// <summary>The place of a text; the beginning for null; null when it is none.</summary>
    public static Cursor? Parse(string? text, Cursor beginning)
    {
        if (text is null)
        {
            return beginning;
        }

        var parts = text.Split('_');
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && Guid.TryParseExact(parts[1], "N", out var id) ? new Cursor(value, id) : null;
    }
}
