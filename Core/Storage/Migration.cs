using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Veritas.Storage;

/// <summary>One forward step of the schema: a file <c>sql/NNNN_name.sql</c>.</summary>
/// <param name="Version">Its number; the first is 1, numbers rise and none is used twice. Some may stay unused.</param>
/// <param name="Name">The file's name without number and ending.</param>
/// <param name="Sql">Its text, run as one transaction.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    private const string Folder = "sql/";
    private const string Ending = ".sql";

    /// <summary>The file's name, as errors and logs give it.</summary>
    public string File => string.Create(CultureInfo.InvariantCulture, $"{Version:0000}_{Name}{Ending}");

    /// <summary>SHA-256 of the text in hex; line ends do not count, because a checkout may change them.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The steps this build carries, in order.</summary>
    public static ImmutableArray<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        var found = ImmutableArray.CreateBuilder<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"The resource {resource} is listed but cannot be read.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            found.Add(Parse(resource[Folder.Length..], reader.ReadToEnd()));
        }
        return InOrder(found);
    }

    /// <summary>Reads number and name from a file name such as <c>0001_core.sql</c>.</summary>
    /// <exception cref="MigrationException">The name has another form.</exception>
    public static Migration Parse(string file, string sql)
    {
        if (file.Length > 5 + Ending.Length && file[4] == '_' && file.EndsWith(Ending, StringComparison.Ordinal)
            && int.TryParse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return new Migration(version, file[5..^Ending.Length], sql);
        }
        throw new MigrationException($"The migration {file} is not named NNNN_name.sql.");
    }

    /// <summary>Sorts by number.</summary>
    /// <exception cref="MigrationException">The first is not 1, or a number is used twice; the message names the file.</exception>
    public static ImmutableArray<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations.OrderBy(migration => migration.Version).ThenBy(migration => migration.Name, StringComparer.Ordinal).ToImmutableArray();
        for (var index = 0; index < ordered.Length; index++)
        {
            if (index == 0 ? ordered[0].Version != 1 : ordered[index].Version == ordered[index - 1].Version)
            {
                throw new MigrationException(string.Create(CultureInfo.InvariantCulture,
                    $"The migration {ordered[index].File} cannot be placed: numbers start at 0001 and none is used twice."));
            }
        }
        return ordered;
    }
}

/// <summary>The schema cannot be brought up to date; the message names the file and the reason.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message) : base(message) { }

    public MigrationException(string message, Exception inner) : base(message, inner) { }
}
