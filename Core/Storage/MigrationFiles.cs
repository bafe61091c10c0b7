using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Storage;

/// <summary>The schema as files.</summary>
/// <param name="Numbered">Each applied once, in order.</param>
/// <param name="Repeatable">Applied after all numbered ones, by name, whenever they have changed.</param>
public sealed record MigrationFiles(ImmutableArray<Migration> Numbered, ImmutableArray<RepeatableMigration> Repeatable)
{
    internal const string Extension = ".sql";
    internal const string RepeatableFolder = "repeatable/";
    private const string Folder = "sql/";

    /// <summary>Number of files.</summary>
    public int Count => Numbered.Length + Repeatable.Length;

    /// <summary>The files of this build.</summary>
    /// <exception cref="MigrationException">A file has an invalid name or number.</exception>
    public static MigrationFiles Embedded()
    {
        var numbered = new List<Migration>();
        var repeatable = new List<RepeatableMigration>();
        foreach (var (file, sql) in Resources())
        {
            if (file.StartsWith(RepeatableFolder, StringComparison.Ordinal))
            {
                repeatable.Add(RepeatableMigration.Parse(file[RepeatableFolder.Length..], sql));
            }
            else
            {
                numbered.Add(Migration.Parse(file, sql));
            }
        }
        return new MigrationFiles(
            Migration.InOrder(numbered),
            [.. repeatable.OrderBy(file => file.Name, StringComparer.Ordinal)]
        );
    }

    /// <summary>SHA-256 of a text in hex. Ignores line endings, because a checkout may change them.</summary>
    public static string ChecksumOf(string sql) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));

    private static IEnumerable<(string File, string Sql)> Resources()
    {
        var assembly = typeof(MigrationFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Folder, StringComparison.Ordinal))
            {
                using var stream =
                    assembly.GetManifestResourceStream(resource)
                    ?? throw new InvalidOperationException($"The resource {resource} is listed but cannot be read.");
                using var reader = new StreamReader(stream, Encoding.UTF8);
                yield return (resource[Folder.Length..], reader.ReadToEnd());
            }
        }
    }
}
