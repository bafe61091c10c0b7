using System.Collections.Immutable;
using System.Text;

namespace Veritas.Operations;

/// <summary>What a report may be; pure.</summary>
internal static class OperationsRules
{
    public const int MostEntries = 500;
    public const int MostRows = 500;
    public const int LongestSource = 100;
    public const int LongestMessage = 2_000;
    public const int LongestData = 8_192;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(366);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLook = TimeSpan.FromDays(7);

    /// <summary>The first rule that is broken, with the field; null when all reports may be stored.</summary>
    public static Problem? Check(ImmutableArray<ComponentReport> reports, DateTimeOffset now)
    {
        if (reports.IsDefault || reports.Length is < 1 or > MostEntries)
        {
            return Invalid("entries_invalid", "entries", $"Give 1 to {MostEntries} entries.");
        }

        for (var i = 0; i < reports.Length; i++)
        {
            if (Check(reports[i], now) is { } problem)
            {
                return problem with { Field = $"entries[{i}].{problem.Field}" };
            }
        }

        return null;
    }

    public static Problem? Check(ComponentReport report, DateTimeOffset now) => report switch
    {
        _ when !IsSource(report.Source) => Invalid("source_invalid", "source", $"A source has 1 to {LongestSource} of a-z, 0-9, dot, dash and underscore, and begins with a letter or digit."),
        _ when !IsText(report.Message) => Invalid("message_invalid", "message", $"A message has 1 to {LongestMessage} characters, none of them NUL."),
        { At: { } at } when at < now - Oldest || at > now + Ahead => Invalid("at_invalid", "at", "A time lies at most a year back and five minutes ahead."),
        { Data: { } data } when !IsObject(data) => Invalid("data_invalid", "data", $"Data is a JSON object of at most {LongestData} bytes."),
        _ => null,
    };

    /// <summary>What a program may ask to look at: not further back than a week.</summary>
    public static DateTimeOffset LookFrom(DateTimeOffset? since, DateTimeOffset now) =>
        since is not { } from ? now - TimeSpan.FromDays(1) : from < now - LongestLook ? now - LongestLook : from;

    public static Problem? CheckLimit(int limit) =>
        limit is < 1 or > MostRows ? Invalid("limit_invalid", "limit", $"limit is 1 to {MostRows}.") : null;

    private static bool IsSource(string source) =>
        source.Length is >= 1 and <= LongestSource && char.IsAsciiLetterOrDigit(source[0])
        && source.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    // The replacement character stands for a lone surrogate, which PostgreSQL does not keep.
    private static bool IsText(string text) =>
        text.Length is >= 1 and <= LongestMessage && !text.Contains('\0') && !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    private static bool IsObject(RawJson data) => data.Text.AsSpan().TrimStart().StartsWith("{") && Encoding.UTF8.GetByteCount(data.Text) <= LongestData;

    private static Problem Invalid(string code, string field, string detail) => new(ProblemKind.Invalid, code, detail, Field: field);
}
