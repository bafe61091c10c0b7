using System.Globalization;

namespace Veritas.Attempts;

/// <summary>
/// A position in an attempt's events: client events by number, each server event after the client event it followed.
/// </summary>
internal readonly record struct EventPlace(long Position, bool Own, long Number)
{
    public static EventPlace Of(EventView e) => new(e.AfterSeq ?? e.Seq, e.AfterSeq is not null, Math.Abs(e.Seq));

    /// <summary>The cursor, opaque to clients.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Position}.{(Own ? 1 : 0)}.{Number}");

    public static EventPlace? Parse(string? text)
    {
        if (text is null)
        {
            return new EventPlace(-1, false, 0);
        }

        var parts = text.Split('.');
        return parts.Length == 3 && long.TryParse(parts[0], out var position) && long.TryParse(parts[2], out var number)
            ? new EventPlace(position, parts[1] == "1", number)
            : null;
    }
}
