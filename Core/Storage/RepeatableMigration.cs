using System.Globalization;
using System.Text.RegularExpressions;

namespace Veritas.Storage;

/// <summary>
/// The current definition of functions or triggers: a file <c>sql/repeatable/name.sql</c>, applied again whenever its
/// text has changed.
/// </summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Revision">From 1; increases with each change, so that an older build cannot undo it.</param>
/// <param name="Sql">Its text, run in one transaction; it replaces what it defines.</param>
public sealed partial record RepeatableMigration(string Name, int Revision, string Sql)
{
    /// <summary>The file's path below <c>sql</c>, for errors and logs.</summary>
    public string File => MigrationFiles.RepeatableFolder + Name + MigrationFiles.Extension;

    /// <inheritdoc cref="MigrationFiles.ChecksumOf"/>
    public string Checksum => MigrationFiles.ChecksumOf(Sql);

    /// <summary>Reads a file such as <c>audit_snapshot.sql</c>; its first line has the revision.</summary>
    /// <exception cref="MigrationException">The name or the first line is invalid.</exception>
    public static RepeatableMigration Parse(string file, string sql)
    {
        if (FileName().Match(file) is not { Success: true } name)
        {
            throw new MigrationException($"The repeatable migration {file} is not named name.sql, in lower case.");
        }
        if (
            Header().Match(sql) is { Success: true } header
            && int.TryParse(header.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
        )
        {
            return new RepeatableMigration(name.Groups[1].Value, revision, sql);
        }
        throw new MigrationException(
            $"The repeatable migration {file} does not begin with a line such as: -- revision 1"
        );
    }

    [GeneratedRegex(@"\A([a-z][a-z0-9_]*)\.sql\z")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\A-- revision ([1-9][0-9]*)[ \t]*[\r\n]")]
    private static partial Regex Header();
}
