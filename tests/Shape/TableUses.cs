using System.Text.RegularExpressions;

namespace Veritas.Tests.Shape;

/// <summary>A table that the SQL in a source file names.</summary>
/// <param name="Table">Its name.</param>
/// <param name="File">The source file.</param>
/// <param name="Writes">Whether a statement changes the table's rows.</param>
internal sealed record TableUse(string Table, string File, bool Writes)
{
    /// <summary>The folder in its room.</summary>
    public string Capability => File.Split('/')[1];
}

/// <summary>
/// Finds tables in the string literals of C# sources. A literal stands where it was written: a constant that others
/// compose statements from counts once, for the capability that owns it.
/// </summary>
internal static partial class TableUses
{
    /// <summary>Of these tables, each once a file and kind.</summary>
    public static IEnumerable<TableUse> Find(string file, string source, IReadOnlySet<string> tables)
    {
        var literals = Token().Matches(source).Where(m => m.Groups["text"].Success).Select(m => m.Groups["text"].Value);
        return literals
            .SelectMany(text => Named(Written(), text, writes: true).Concat(Named(Read(), text, writes: false)))
            .Where(use => tables.Contains(use.Table))
            .Distinct();

        IEnumerable<TableUse> Named(Regex pattern, string text, bool writes) =>
            from match in pattern.Matches(text)
            from name in match.Groups["table"].Captures
            select new TableUse(name.Value, file, writes);
    }

    /// <summary>Comments and characters are matched so that quotes in them begin no text.</summary>
    [GeneratedRegex(
        """
            //[^\n]*
            |/\*[\s\S]*?\*/
            |'(?:\\.|[^'\\\n])+'
            |\$*(?<quotes>"{3,})(?<text>[\s\S]*?)(?<!")\k<quotes>(?!")
            |(?:\$@|@\$?)"(?<text>(?:""|[^"])*)"
            |\$?"(?<text>(?:\\.|[^"\\\n])*)"
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        """
            \b(?:insert\s+into|update|delete\s+from|merge\s+into|copy|truncate(?:\s+table)?)\s+(?:only\s+)?(?<table>\w+)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase
    )]
    private static partial Regex Written();

    /// <summary>
    /// What follows from, join or using, and what follows it after commas; and a part of a statement that begins with
    /// its table.
    /// </summary>
    [GeneratedRegex(
        """
            (?<!delete\s+)\b(?:from|join|using)\s+(?:only\s+)?(?<table>\w+)(?:\s+(?:as\s+)?\w+)?
                (?:\s*,\s*(?<table>\w+)(?:\s+(?:as\s+)?\w+)?)*
            |\A\s*(?<table>\w+)\s+\w+\s+(?:where|join)\b
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase
    )]
    private static partial Regex Read();
}
