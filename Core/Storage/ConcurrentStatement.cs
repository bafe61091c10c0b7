using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Veritas.Storage;

/// <summary>One statement of a migration that begins with <c>-- concurrently</c>.</summary>
/// <param name="Index">The index it creates or drops.</param>
/// <param name="Table">The table of a new index; null drops the index.</param>
/// <param name="Unique">The new index is unique.</param>
/// <param name="Definition">What follows the table's name: columns, predicate, options.</param>
internal sealed partial record ConcurrentStatement(string Index, string? Table, bool Unique, string Definition)
{
    /// <summary>PostgreSQL truncates longer names, and a lookup would not find the index.</summary>
    private const int LongestName = 63;

    /// <exception cref="MigrationException">A statement is invalid, or there is none.</exception>
    public static ImmutableArray<ConcurrentStatement> Parse(Migration migration)
    {
        // Safe as a placeholder: PostgreSQL text cannot contain NUL.
        var marked = Piece()
            .Replace(
                migration.Sql,
                piece =>
                    piece.Value[0] switch
                    {
                        '-' => "",
                        ';' => "\0",
                        _ => piece.Value,
                    }
            );
        var texts = marked.Split('\0', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return texts.Length > 0
            ? [.. texts.Select(text => Parse(migration.File, text))]
            : throw new MigrationException($"The migration {migration.File} has no statement.");
    }

    /// <summary>The same index of one partition.</summary>
    /// <exception cref="MigrationException">Its name would be too long.</exception>
    public ConcurrentStatement On(string partition)
    {
        var name = $"{partition}_{Index}";
        return name.Length <= LongestName
            ? this with
            {
                Index = name,
                Table = partition,
            }
            : throw new MigrationException(
                $"The index {Index} needs a shorter name: {name} has more than {LongestName} characters."
            );
    }

    /// <summary>The statement that creates the index.</summary>
    public string Text(bool concurrently)
    {
        var (unique, mode) = (Unique ? "unique " : "", concurrently ? "concurrently " : "");
        return $"create {unique}index {mode}{Index} on {Table} {Definition}";
    }

    private static ConcurrentStatement Parse(string file, string text)
    {
        if (Create().Match(text) is { Success: true } create && create.Groups["index"].Length <= LongestName)
        {
            return new ConcurrentStatement(
                create.Groups["index"].Value,
                create.Groups["table"].Value,
                create.Groups["unique"].Success,
                create.Groups["definition"].Value
            );
        }
        if (Drop().Match(text) is { Success: true } drop)
        {
            return new ConcurrentStatement(drop.Groups["index"].Value, null, false, "");
        }
        throw new MigrationException(
            $"The migration {file} is concurrent and may hold only `create index concurrently name on table …` and "
                + $"`drop index concurrently if exists name`, not: {text}"
        );
    }

    // A comment, a text in quotes, the end of a statement.
    [GeneratedRegex(@"--[^\n]*|'[^']*'|;")]
    private static partial Regex Piece();

    [GeneratedRegex(
        @"\Acreate\s+(?<unique>unique\s+)?index\s+concurrently\s+(?<index>[a-z_][a-z0-9_]*)\s+"
            + @"on\s+(?<table>[a-z_][a-z0-9_]*)\s*(?<definition>(\(|using\s)[^']*('[^']*'[^']*)*)\z"
    )]
    private static partial Regex Create();

    [GeneratedRegex(@"\Adrop\s+index\s+concurrently\s+if\s+exists\s+(?<index>[a-z_][a-z0-9_]*)\z")]
    private static partial Regex Drop();
}
