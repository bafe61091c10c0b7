using System.Collections.Immutable;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class RepeatableMigrationsTests
{
    private const string Runs = "select count(*) from runs";

    private static readonly ImmutableArray<Migration> Numbered =
    [
        new Migration(1, "runs", "create table runs (at timestamptz not null default now())"),
    ];

    [Fact]
    public async Task A_file_runs_after_the_numbered_ones_and_not_again()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(2, await database.ApplyAsync(Numbered, Answers(1, 1)));
        Assert.Equal(0, await database.ApplyAsync(Numbered, Answers(1, 1)));

        Assert.Equal(1, await database.ScalarAsync<int>("select answer()"));
        Assert.Equal(1, await database.ScalarAsync<long>(Runs));
    }

    [Theory]
    [InlineData(2)]
    // During development a file may change several times.
    [InlineData(1)]
    public async Task A_changed_file_runs_again(int revision)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Numbered, Answers(1, 1));

        Assert.Equal(1, await database.ApplyAsync(Numbered, Answers(revision, 2)));
        Assert.Equal(2, await database.ScalarAsync<int>("select answer()"));
        Assert.Equal(revision, await database.ScalarAsync<int>("select revision from schema_repeatables"));
        Assert.Equal(0, await database.ApplyAsync(Numbered, Answers(revision, 2)));
    }

    [Fact]
    public async Task Line_endings_do_not_count_as_a_change()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var file = Answers(1, 1);
        await database.ApplyAsync(Numbered, file);

        var windows = RepeatableMigration.Parse("answer.sql", file.Sql.ReplaceLineEndings("\r\n"));
        Assert.Equal(0, await database.ApplyAsync(Numbered, windows));
    }

    [Fact]
    public async Task A_failing_file_is_named_and_changes_nothing()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Numbered, Answers(1, 1));
        var broken = Answers(2, 2);
        broken = broken with { Sql = broken.Sql + "; select 1 / 0" };
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync(Numbered, broken));

        Assert.Contains("repeatable/answer.sql", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.ScalarAsync<int>("select answer()"));
        Assert.Equal(1, await database.ScalarAsync<long>(Runs));
        Assert.Equal(1, await database.ScalarAsync<int>("select revision from schema_repeatables"));
        // The lock is released, and the repaired file is applied.
        Assert.Equal(1, await database.ApplyAsync(Numbered, Answers(2, 2)));
    }

    [Fact]
    public async Task Concurrently_starting_processes_apply_each_file_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        ImmutableArray<RepeatableMigration> three = [Answers(1, 1, "a"), Answers(1, 1, "b"), Answers(1, 1, "c")];
        var runs = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Task.Run(() => database.ApplyAsync(Numbered, three)))
        );

        Assert.Equal([4], runs.Where(count => count > 0));
        Assert.Equal(3, await database.ScalarAsync<long>(Runs));
    }

    [Fact]
    public async Task An_older_build_does_not_undo_a_newer_revision()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Numbered, Answers(2, 2));
        var failure = await Assert.ThrowsAsync<MigrationException>(() => database.ApplyAsync(Numbered, Answers(1, 1)));

        Assert.Contains("revision 2 of the repeatable migration answer", failure.Message, StringComparison.Ordinal);
        Assert.Contains("start a newer build", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, await database.ScalarAsync<int>("select answer()"));
    }

    [Fact]
    public async Task A_build_without_a_file_of_the_database_is_refused_before_any_change()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Numbered, Answers(1, 1, "a"), Answers(1, 1, "b"));
        var failure = await Assert.ThrowsAsync<MigrationException>(() =>
            database.ApplyAsync(Numbered, Answers(2, 2, "a"))
        );

        Assert.Contains("revision 1 of the repeatable migration b", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.ScalarAsync<int>("select a()"));
    }

    [Fact]
    public async Task A_numbered_file_can_remove_a_repeatable_one()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.ApplyAsync(Numbered, Answers(1, 1));
        var removal = new Migration(
            2,
            "no_answer",
            "drop function answer(); delete from schema_repeatables where name = 'answer'"
        );

        Assert.Equal(1, await database.ApplyAsync([.. Numbered, removal]));
        Assert.Equal(0, await database.ApplyAsync([.. Numbered, removal]));
    }

    [Fact]
    public async Task An_earlier_schema_gets_the_files_of_this_build()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var files = MigrationFiles.Embedded();
        await database.ApplyAsync([.. files.Numbered.Where(migration => migration.Version <= 21)]);
        Assert.Equal(files.Count - 21, await database.ApplyAsync(files));

        Assert.Equal(
            files.Repeatable.Length,
            await database.ScalarAsync<long>("select count(*) from schema_repeatables")
        );
        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                """
                select count(*) from pg_proc
                where proname like 'audit_snapshot_before%' or proname = 'make_event_partitions'
                """
            )
        );
        Assert.Null(await database.ScalarAsync<string>("select audit_snapshot('nothing', null, null)::text"));
    }

    [Theory]
    [InlineData("answer.sql", "select 1")]
    [InlineData("answer.sql", "-- revision 0\nselect 1")]
    [InlineData("answer.sql", "-- revision x\nselect 1")]
    [InlineData("answer.sql", "-- revision 99999999999\nselect 1")]
    [InlineData("answer.sql", "\n-- revision 1\nselect 1")]
    [InlineData("Answer.sql", "-- revision 1\nselect 1")]
    [InlineData("0001_answer.sql", "-- revision 1\nselect 1")]
    [InlineData("answer.txt", "-- revision 1\nselect 1")]
    public void A_wrong_name_or_first_line_is_refused(string file, string sql)
    {
        var failure = Assert.Throws<MigrationException>(() => RepeatableMigration.Parse(file, sql));
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
    }

    private static RepeatableMigration Answers(int revision, int value, string name = "answer") =>
        RepeatableMigration.Parse(
            $"{name}.sql",
            $"""
            -- revision {revision}
            create or replace function {name}() returns integer language sql as 'select {value}';
            insert into runs default values
            """
        );
}
