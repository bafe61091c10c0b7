using FsCheck;
using FsCheck.Fluent;
using Veritas.Storage;

namespace Veritas.Tests.Rules.Storage;

public sealed class MigrationFilesTests
{
    private static readonly string[] Endings = ["\n", "\r\n", "\r"];

    private static readonly Gen<string> Lines = Gen.Elements("", " ", "select 1;", "-- x", "  'a''b'", "é");

    [Fact]
    public void Line_endings_never_change_a_checksum() =>
        Prop.ForAll(Gen.ListOf(Lines).ToArbitrary(), lines =>
    {
        var texts = Endings.Select(ending => string.Join(ending, lines)).ToList();
        Assert.Single(texts.Select(MigrationFiles.ChecksumOf).Distinct());
        // Mixed, in lines that are not empty: "\r" and "\n" around an empty one would be a single line ending.
        var full = lines.Select(line => line + "|").ToList();
        var mixed = string.Concat(full.Select((line, i) => line + Endings[i % Endings.Length]));
        var plain = string.Concat(full.Select(line => line + "\n"));
        Assert.Equal(MigrationFiles.ChecksumOf(plain), MigrationFiles.ChecksumOf(mixed));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_other_change_is_a_new_checksum() =>
        Prop.ForAll(Gen.Two(Gen.ListOf(Lines)).ToArbitrary(), pair =>
        {
            var (a, b) = (string.Join('\n', pair.Item1), string.Join("\r\n", pair.Item2));
            Assert.Equal(
                a == b.ReplaceLineEndings("\n"), MigrationFiles.ChecksumOf(a) == MigrationFiles.ChecksumOf(b));
        }).QuickCheckThrowOnFailure();

}
