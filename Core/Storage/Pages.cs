using System.Collections.Immutable;
using Veritas.Analysis;

namespace Veritas.Storage;

/// <summary>Lists page by page: a page that is full tells where the next begins.</summary>
internal static class Pages
{
    /// <summary>Rows of a page.</summary>
    public const int Most = 500;

    /// <summary>Null for a limit in range.</summary>
    public static Problem? Refuse(int limit) =>
        limit is >= 1 and <= Most ? null : new Problem(ProblemKind.Invalid, "limit_invalid", $"A page has 1 to {Most} rows.", Field: "limit");

    /// <param name="rows">At most <paramref name="limit"/>.</param>
    /// <param name="limit">How many were asked for.</param>
    /// <param name="place">Where a row stands, as the next call's <c>after</c>.</param>
    public static Page<T> Of<T>(ImmutableArray<T> rows, int limit, Func<T, string> place) => new(rows, rows.Length == limit ? place(rows[^1]) : null);
}
