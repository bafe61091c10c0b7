using System.Collections.Immutable;
using System.Globalization;

namespace Veritas.Storage;

/// <summary>One forward step of the schema: a file <c>sql/NNNN_name.sql</c>.</summary>
/// <param name="Version">Its number, from 1. Numbers increase, may have gaps and are never used twice.</param>
/// <param name="Name">The file's name without number and extension.</param>
/// <param name="Sql">Its text, run in one transaction unless it is <see cref="Concurrent"/>.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The first line of a file that builds its indexes without blocking writes.</summary>
    private const string ConcurrentHeader = "-- concurrently";

    /// <summary>The file's name, for errors and logs.</summary>
    public string File =>
        string.Create(CultureInfo.InvariantCulture, $"{Version:0000}_{Name}{MigrationFiles.Extension}");

    /// <inheritdoc cref="MigrationFiles.ChecksumOf"/>
    public string Checksum => MigrationFiles.ChecksumOf(Sql);

    /// <summary>
    /// True when the statements run one by one outside a transaction: see <see cref="ConcurrentIndexes"/>.
    /// </summary>
    public bool Concurrent =>
        Sql.AsSpan().EnumerateLines() is var lines
        && lines.MoveNext()
        && lines.Current.TrimEnd().SequenceEqual(ConcurrentHeader);

    /// <summary>Reads number and name from a file name such as <c>0001_core.sql</c>.</summary>
    /// <exception cref="MigrationException">The name is invalid.</exception>
    public static Migration Parse(string file, string sql)
    {
        const string Extension = MigrationFiles.Extension;
        if (
            file.Length > 5 + Extension.Length
            && file[4] == '_'
            && file.EndsWith(Extension, StringComparison.Ordinal)
            && int.TryParse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            return new Migration(version, file[5..^Extension.Length], sql);
        }
        throw new MigrationException($"The migration {file} is not named NNNN_name.sql.");
    }

    /// <summary>Sorts by number.</summary>
    /// <exception cref="MigrationException">
    /// The first is not 1, or a number is used twice; the message names the file.
    /// </exception>
    public static ImmutableArray<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations
            .OrderBy(migration => migration.Version)
            .ThenBy(migration => migration.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        for (var index = 0; index < ordered.Length; index++)
        {
            if (index == 0 ? ordered[0].Version != 1 : ordered[index].Version == ordered[index - 1].Version)
            {
                throw new MigrationException(
                    $"The migration {ordered[index].File} has the wrong number: "
                        + "numbers start at 0001 and none is used twice."
                );
            }
        }
        return ordered;
    }
}
