using System.Text.RegularExpressions;
using Veritas.Storage;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>A non-concurrent index build on a large table blocks writes until it is complete.</summary>
public sealed partial class BlockingIndexTests
{
    /// <summary>Migrations up to this one have already been applied and cannot change.</summary>
    private const int Unchecked = 21;

    [Fact]
    public void Indexes_on_large_tables_are_built_concurrently() =>
        Assert.Empty(MigrationFiles.Embedded().Numbered.Where(m => m.Version > Unchecked).SelectMany(Blocking));

    [Fact]
    public void Repeatable_files_build_no_index() =>
        Assert.DoesNotContain(MigrationFiles.Embedded().Repeatable, m => Build().IsMatch(WithoutComments(m.Sql)));

    /// <summary>
    /// After a crash, the next start assumes that an existing index of that name is from the interrupted build.
    /// </summary>
    [Fact]
    public void An_index_built_concurrently_has_a_new_name()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var migration in MigrationFiles.Embedded().Numbered)
        {
            var names = Name().Matches(WithoutComments(migration.Sql)).Select(match => match.Groups[1].Value).ToList();
            Assert.True(
                !migration.Concurrent || !names.Any(used.Contains),
                $"{migration.File} uses an earlier index's name"
            );
            used.UnionWith(names);
        }
        Assert.Contains("alerts_open", used);
    }

    [Theory]
    [InlineData("create index x on alerts (no)")]
    [InlineData("create unique index if not exists x\n    on attempt_answers using btree (points)")]
    [InlineData("CREATE INDEX ON only monitoring_events (type)")]
    [InlineData("create index concurrently x on audit_log (at)")]
    [InlineData("create table made (n integer); create index x on exam_attempts (risk)")]
    [InlineData("alter table exam_attempts add constraint x unique (risk)")]
    [InlineData("alter table only public.exam_attempts\n    add column y integer,\n    add primary key (id)")]
    [InlineData("alter table alerts add column y integer unique")]
    [InlineData("alter table alerts add exclude using gist (raised_at with =)")]
    public void A_blocking_index_is_found(string sql) => Assert.Single(Blocking(new Migration(30, "sample", sql)));

    [Theory]
    [InlineData("-- concurrently\ncreate index concurrently x on alerts (no)")]
    [InlineData("-- create index x on alerts (no)")]
    [InlineData("create index x on schema_migrations (name)")]
    [InlineData("create table made (n integer unique); create index x on made (n); alter table made add unique (n)")]
    [InlineData("alter table alerts add column unique_no integer; create table other (n integer unique)")]
    [InlineData("alter table alerts add constraint x unique using index y")]
    public void Other_statements_are_allowed(string sql) => Assert.Empty(Blocking(new Migration(30, "sample", sql)));

    private static IEnumerable<string> Blocking(Migration migration)
    {
        if (migration.Concurrent)
        {
            return [];
        }
        var sql = WithoutComments(migration.Sql);
        var made = Made().Matches(sql).Select(match => match.Groups[1].Value.ToLowerInvariant()).ToList();
        var blocking =
            from match in Build().Matches(sql)
            let table = match.Groups["table"].Value.ToLowerInvariant()
            where Tables.IsLarge(table) && !made.Contains(table)
            select $"{migration.File} blocks writes to {table} while it builds an index: start the file with -- concurrently";
        return blocking;
    }

    private static string WithoutComments(string sql) => Comment().Replace(sql, "");

    [GeneratedRegex("--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:public\.)?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Made();

    [GeneratedRegex(
        @"\bcreate\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(\w+)\s+on\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Name();

    // Matches indexes and constraints that create one. A constraint with USING INDEX builds nothing.
    [GeneratedRegex(
        @"\bcreate\s+(?:unique\s+)?index\s+[^;]*?\bon\s+(?:only\s+)?(?:public\.)?(?<table>\w+)"
            + @"|\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?(?:public\.)?(?<table>\w+)[^;]*?"
            + @"\b(?:unique|primary\s+key|exclude)\b(?!\s+using\s+index)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Build();
}
