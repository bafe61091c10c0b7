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
        Prop.ForAll(
                Gen.ListOf(Lines).ToArbitrary(),
                lines =>
                {
                    var texts = Endings.Select(ending => string.Join(ending, lines)).ToList();
                    Assert.Single(texts.Select(MigrationFiles.ChecksumOf).Distinct());
                    // Mixed endings only around non-empty lines: "\r" and "\n" around an empty line would be a single
                    // ending.
                    var full = lines.Select(line => line + "|").ToList();
                    var mixed = string.Concat(full.Select((line, i) => line + Endings[i % Endings.Length]));
                    var plain = string.Concat(full.Select(line => line + "\n"));
                    Assert.Equal(MigrationFiles.ChecksumOf(plain), MigrationFiles.ChecksumOf(mixed));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_other_change_alters_the_checksum() =>
        Prop.ForAll(
                Gen.Two(Gen.ListOf(Lines)).ToArbitrary(),
                pair =>
                {
                    var (a, b) = (string.Join('\n', pair.Item1), string.Join("\r\n", pair.Item2));
                    Assert.Equal(
                        a == b.ReplaceLineEndings("\n"),
                        MigrationFiles.ChecksumOf(a) == MigrationFiles.ChecksumOf(b)
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Only_the_first_line_makes_a_migration_concurrent() =>
        Prop.ForAll(
                Gen.Zip(Gen.ListOf(Lines), Gen.Elements(Endings)).ToArbitrary(),
                given =>
                {
                    var rest = given.Item2 + string.Join(given.Item2, given.Item1);
                    Assert.True(new Migration(1, "a", "-- concurrently" + rest).Concurrent);
                    Assert.False(new Migration(1, "a", "-- x" + rest + given.Item2 + "-- concurrently").Concurrent);
                    Assert.False(new Migration(1, "a", "-- concurrently, or not" + rest).Concurrent);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_concurrent_file_is_split_into_its_statements()
    {
        var statements = ConcurrentStatement.Parse(
            Concurrent(
                """
                -- Why; with 'an apostrophe.
                create  unique index concurrently a_b on a (b, lower(c)) where d <> ';--'; -- until 'here
                drop index concurrently if exists old;
                create index concurrently a_c on a using gin (c);
                """
            )
        );

        Assert.Equal(
            [
                "create unique index concurrently a_b on a (b, lower(c)) where d <> ';--'",
                "create index concurrently a_c on a using gin (c)",
            ],
            statements.Where(s => s.Table is not null).Select(s => s.Text(concurrently: true))
        );
        Assert.Equal(["a_b", "old", "a_c"], statements.Select(s => s.Index));
        Assert.Equal(
            "create unique index p1_a_b on p1 (b, lower(c)) where d <> ';--'",
            statements[0].On("p1").Text(concurrently: false)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("create index a_b on a (b)")]
    [InlineData("create index concurrently on a (b)")]
    [InlineData("create index concurrently if not exists a_b on a (b)")]
    [InlineData("create index concurrently a_b on a (b); update a set b = 1")]
    [InlineData("create index concurrently a_b on a (c) where d = 'open")]
    [InlineData("drop index concurrently a_b")]
    [InlineData("drop index a_b")]
    [InlineData("create index concurrently a_name_that_postgresql_would_cut_because_it_has_too_many_letters on a (b)")]
    public void Another_statement_in_a_concurrent_file_is_refused(string sql)
    {
        var failure = Assert.Throws<MigrationException>(() => ConcurrentStatement.Parse(Concurrent(sql)));
        Assert.Contains("0001_a.sql", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_too_long_for_a_partition_is_refused() =>
        Assert.Throws<MigrationException>(() =>
            ConcurrentStatement
                .Parse(Concurrent($"create index concurrently {new string('a', 60)} on a (b)"))[0]
                .On("part")
        );

    private static Migration Concurrent(string sql) => new(1, "a", "-- concurrently\n" + sql);
}
