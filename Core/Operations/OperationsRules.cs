using System.Collections.Immutable;
using System.Text;

namespace Veritas.Operations;

/// <summary>Validates reports of components.</summary>
internal static class OperationsRules
{
    public const int MostEntries = 500;
    public const int MostRows = 500;
    public const int LongestSource = 100;
    public const int LongestMessage = 2_000;
    public const int LongestData = 8_192;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(366);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(7);

    private static readonly Problem SourceInvalid = Invalid(
        "source_invalid",
        "source",
        $"A source has 1 to {LongestSource} of a-z, 0-9, dot, dash and underscore, and begins with a letter or digit."
    );

    private static readonly Problem MessageInvalid = Invalid(
        "message_invalid",
        "message",
        $"A message has 1 to {LongestMessage} characters, none of them NUL."
    );

    private static readonly Problem AtInvalid = Invalid(
        "at_invalid",
        "at",
        "A time must be at most a year in the past and five minutes in the future."
    );

    private static readonly Problem DataInvalid = Invalid(
        "data_invalid",
        "data",
        $"Data must be a JSON object of at most {LongestData} bytes."
    );

    /// <summary>The first problem, with its field; null when all reports are valid.</summary>
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

    public static Problem? Check(ComponentReport report, DateTimeOffset now) =>
        report switch
        {
            _ when !IsSource(report.Source) => SourceInvalid,
            _ when !IsText(report.Message) => MessageInvalid,
            { At: { } at } when at < now - Oldest || at > now + Ahead => AtInvalid,
            { Data: { } data } when !IsObject(data) => DataInvalid,
            _ => null,
        };

    /// <summary>The start of the period of high-risk exams: a day ago by default, at most a week ago.</summary>
    public static DateTimeOffset PeriodFrom(DateTimeOffset? since, DateTimeOffset now)
    {
        var from = since ?? now - TimeSpan.FromDays(1);
        return from < now - LongestPeriod ? now - LongestPeriod : from;
    }

    public static Problem? CheckLimit(int limit) =>
        limit is < 1 or > MostRows ? Invalid("limit_invalid", "limit", $"limit must be 1 to {MostRows}.") : null;

    private static bool IsSource(string source) =>
        source.Length is >= 1 and <= LongestSource
        && char.IsAsciiLetterOrDigit(source[0])
        && source.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    // EnumerateRunes returns the replacement character for a lone surrogate, which PostgreSQL cannot store.
    private static bool IsText(string text) =>
        text.Length is >= 1 and <= LongestMessage
        && !text.Contains('\0')
        && !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    private static bool IsObject(RawJson data) =>
        data.Text.AsSpan().TrimStart().StartsWith("{") && Encoding.UTF8.GetByteCount(data.Text) <= LongestData;

    private static Problem Invalid(string code, string field, string detail) =>
        new(ProblemKind.Invalid, code, detail, Field: field);
}
