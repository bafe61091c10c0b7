using System.Globalization;

namespace Veritas.Storage;

/// <summary>A position in a list, opaque to clients: the value it is sorted by, and the id that breaks ties.</summary>
internal readonly record struct Cursor(double Value, Guid Id)
{
    public static readonly Problem Invalid = new(
        ProblemKind.Invalid,
        "cursor_invalid",
        "after must be the next of a page, and limit must be in its range."
    );

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:R}_{Id:N}");

    /// <summary>The position a client sent; <paramref name="beginning"/> for null, and null for invalid text.</summary>
    public static Cursor? Parse(string? text, Cursor beginning)
    {
        if (text is null)
        {
            return beginning;
        }

        return
            text.Split('_') is [var number, var id]
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            && Guid.TryParseExact(id, "N", out var found)
            ? new Cursor(value, found)
            : null;
    }
}
