using System.Globalization;
using Veritas.Storage;

namespace Veritas.Tests.Shape;

/// <summary>
/// A repeatable migration that changes has a higher revision: without it an older build would put its own text back.
/// </summary>
public sealed class RepeatableTests
{
    /// <summary>Set it to write the file instead of comparing.</summary>
    private const string Update = "VERITAS_UPDATE_CONTRACTS";
    private const string File = "sql/repeatable/revisions.txt";

    [Fact]
    public void A_changed_file_has_a_higher_revision()
    {
        var files = MigrationFiles.Embedded().Repeatable;
        Assert.NotEmpty(files);
        var before = Repository
            .Lines(File)
            .Select(line => line.Split(' '))
            .ToDictionary(
                row => row[0],
                row => (Revision: int.Parse(row[1], CultureInfo.InvariantCulture), Checksum: row[2])
            );
        Assert.Empty(
            from file in files
            let known = before.GetValueOrDefault(file.Name)
            where file.Checksum != known.Checksum && file.Revision <= known.Revision
            select $"sql/{file.File} has changed: set its first line to -- revision {known.Revision + 1}"
        );

        var now = string.Concat(files.Select(file => $"{file.Name} {file.Revision} {file.Checksum}\n"));
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(Repository.Root, File), now);
        }
        Assert.True(
            now == Repository.Read(File).ReplaceLineEndings("\n"),
            $"{File} is out of date: run the test with {Update}=1."
        );
    }
}
