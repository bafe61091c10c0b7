using System.Text.RegularExpressions;

namespace Veritas.Tests.Shape;

/// <summary>What holds for files as they are.</summary>
public sealed partial class FileTests
{
    private const int MostLines = 300;
    private const int MostColumns = 120;

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        Assert.Empty(
            from file in Repository.Files
            where
                Path.GetExtension(file) is ".cs" or ".ts" or ".tsx"
                && !file.EndsWith(".d.ts", StringComparison.Ordinal)
                && !file.Contains("/generated/", StringComparison.Ordinal)
            let lines = Repository.Lines(file).Length
            where lines > MostLines
            select $"{file} has {lines} lines"
        );
    }

    /// <summary>A line may be longer for a string alone: data and messages are not broken in the middle.</summary>
    [Fact]
    public void No_line_of_code_is_longer_than_120_columns()
    {
        Assert.Empty(
            from file in Repository.Files
            where Path.GetExtension(file) == ".cs"
            from line in Repository.Lines(file).Select((text, i) => (Text: text, No: i + 1))
            where line.Text.Length > MostColumns && !line.Text.Contains('"')
            select $"{file}:{line.No} has {line.Text.Length} columns"
        );
    }

    [Fact]
    public void Migrations_are_numbered_and_no_number_is_used_twice()
    {
        var names = Repository
            .Files.Where(f =>
                f.StartsWith("sql/", StringComparison.Ordinal)
                && !f.StartsWith("sql/repeatable/", StringComparison.Ordinal)
            )
            .Select(f => f["sql/".Length..])
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Matches("^[0-9]{4}_[a-z0-9_]+\\.sql$", name));
        Assert.Equal("0001", names.Min(StringComparer.Ordinal)![..4]);
        Assert.Equal(names.Count, names.Select(name => name[..4]).Distinct().Count());
    }

    [Fact]
    public void Grains_and_hosts_block_no_thread()
    {
        Assert.Empty(
            from file in Repository.Sources("Core", "Grains", "Grains.Interfaces", "Silo", "WebHost")
            from line in Repository.Lines(file).Select((text, i) => (Text: text, No: i + 1))
            where Blocking().IsMatch(line.Text.Split("//")[0])
            select $"{file}:{line.No} {line.Text.Trim()}"
        );
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        Assert.Empty(
            from file in Repository.Files
            where
                Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".sql"
                && !file.StartsWith("tests/Shape/", StringComparison.Ordinal)
            from line in Repository.Lines(file).Select((text, i) => (Text: text, No: i + 1))
            where Unfinished().IsMatch(line.Text)
            select $"{file}:{line.No} {line.Text.Trim()}"
        );
    }

    [Fact]
    public void No_tracked_text_names_a_machine_path_or_a_private_registry()
    {
        string[] texts =
        [
            ".cs",
            ".csproj",
            ".props",
            ".targets",
            ".sln",
            ".json",
            ".md",
            ".yml",
            ".yaml",
            ".ts",
            ".tsx",
            ".mjs",
            ".js",
            ".css",
            ".html",
            ".sql",
            ".sh",
            ".txt",
            ".csv",
            "",
        ];

        Assert.Empty(
            from file in Repository.Files
            where texts.Contains(Path.GetExtension(file)) && !file.StartsWith("tests/Shape/", StringComparison.Ordinal)
            from line in Repository.Lines(file).Select((text, i) => (Text: text, No: i + 1))
            where
                MachinePath().IsMatch(line.Text)
                || Registry().Matches(line.Text).Any(m => !Public.Contains(m.Groups[1].Value))
            select $"{file}:{line.No}"
        );
    }

    private static readonly HashSet<string> Public =
    [
        "registry.npmjs.org",
        "api.nuget.org",
        "www.nuget.org",
        "nuget.org",
        "mcr.microsoft.com",
        "www.npmjs.com",
        "opencollective.com",
    ];

    [GeneratedRegex(
        @"\.Result\b(?!\s*[({=<])(?=\s*[;.,)])|\.Wait\(\)|Thread\.Sleep\(|GetAwaiter\(\)\s*\.GetResult\(\)|Task\.WaitA(ll|ny)\("
    )]
    private static partial Regex Blocking();

    [GeneratedRegex(
        @"\bTODO\b|\bFIXME\b|NotImplementedException|\bSkip\s*=\s*""|\b(it|test|describe)\.skip\(|Thread\.Sleep\("
    )]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|[\s""'=(:])(/(work|root|tmp/wt|home/(?!linuxbrew/)[a-z]+|Users/[A-Za-z]+)/)|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://([^/\s""':]*(?:registry|nuget|npm|artifactory|nexus|proxy|mirror)[^/\s""':]*)")]
    private static partial Regex Registry();
}
