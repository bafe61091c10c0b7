using System.Net;
using System.Text.RegularExpressions;

namespace Veritas.Exams.Formats;

/// <summary>Converts HTML to plain text: removes tags, keeps words and line ends.</summary>
internal static partial class Markup
{
    private const int LimitMilliseconds = 1_000;

    public static string Plain(string html)
    {
        var broken = Break().Replace(html, "\n");
        return WebUtility.HtmlDecode(Tag().Replace(broken, "")).Replace('\u00A0', ' ').Trim();
    }

    [GeneratedRegex(
        @"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking,
        LimitMilliseconds
    )]
    private static partial Regex Break();

    [GeneratedRegex("</?[a-zA-Z!][^<>]*>", RegexOptions.NonBacktracking, LimitMilliseconds)]
    private static partial Regex Tag();
}
