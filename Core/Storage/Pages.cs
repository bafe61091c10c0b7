using System.Collections.Immutable;

namespace Veritas.Storage;

/// <summary>Splits lists into pages. A full page has a cursor to the next one, which may be empty.</summary>
internal static class Pages
{
    /// <summary>Upper bound of a page's rows.</summary>
    public const int Most = 500;

    /// <summary>Null for a limit from 1 to <see cref="Most"/>, else <c>limit_invalid</c>.</summary>
    public static Problem? Refuse(int limit) =>
        limit is >= 1 and <= Most
            ? null
            : new Problem(ProblemKind.Invalid, "limit_invalid", $"A page has 1 to {Most} rows.", Field: "limit");

    /// <param name="rows">At most <paramref name="limit"/>.</param>
    /// <param name="limit">The requested number of rows.</param>
    /// <param name="place">The cursor of a row, which the next call sends as <c>after</c>.</param>
    public static Page<T> Of<T>(ImmutableArray<T> rows, int limit, Func<T, string> place) =>
        new(rows, rows.Length == limit ? place(rows[^1]) : null);
}
