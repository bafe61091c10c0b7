using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// By default autovacuum waits until a fifth of a table is dead. Every large table sets its own threshold, including
/// future partitions.
/// </summary>
public sealed class VacuumTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Insert-only tables: vacuumed by the number of inserts, which also freezes the rows.</summary>
    private static readonly string[] WrittenOnce = ["audit_log", "monitoring_events"];

    [Fact]
    public async Task Every_large_table_has_its_own_vacuum_threshold()
    {
        await database.ExecuteAsync("select ensure_event_partitions('2033-05-17', 2)");
        var options = await OptionsAsync();

        Assert.Contains("monitoring_events_2033_06", options.Keys);
        Assert.Contains("monitoring_events_default", options.Keys);
        Assert.Empty(
            from table in options
            where
                Tables.IsLarge(table.Key)
                && !table.Value.Contains("autovacuum_vacuum_scale_factor")
                && !table.Value.Contains("autovacuum_vacuum_insert_scale_factor")
            select table.Key
        );
    }

    [Fact]
    public async Task Insert_only_tables_are_frozen_by_their_first_vacuum()
    {
        await database.ExecuteAsync("select ensure_event_partitions('2033-08-17', 1)");
        var options = await OptionsAsync();

        foreach (
            var table in options.Where(o =>
                WrittenOnce.Any(w => o.Key == w || o.Key.StartsWith(w + "_", StringComparison.Ordinal))
            )
        )
        {
            Assert.Contains("autovacuum_freeze_min_age=0", table.Value);
            Assert.Contains("autovacuum_vacuum_insert_scale_factor=0", table.Value);
        }

        Assert.All(WrittenOnce, w => Assert.Contains(options.Keys, o => o.StartsWith(w, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_score_update_is_a_HOT_update()
    {
        var rows = new ExamRows(database.DataSource);
        var attempt = await rows.Attempt(await rows.Exam(await rows.User("teacher")), await rows.User());
        await using var connection = await database.DataSource.OpenConnectionAsync();
        const string UpdatesText =
            "select pg_stat_get_xact_tuples_updated('exam_attempts'::regclass), "
            + "pg_stat_get_xact_tuples_hot_updated('exam_attempts'::regclass)";
        await using var transaction = await connection.BeginTransactionAsync();
        await using (
            var score = new Npgsql.NpgsqlCommand(
                "update exam_attempts set integrity_score = 90, risk = 10, scored_at = now(), event_count = 5, "
                    + "last_seen_at = now() where id = $1",
                connection,
                transaction
            )
        )
        {
            score.Parameters.Add(new() { Value = attempt });
            await score.ExecuteNonQueryAsync();
        }

        await using var updates = new Npgsql.NpgsqlCommand(UpdatesText, connection, transaction);
        await using var row = await updates.ExecuteReaderAsync();
        await row.ReadAsync();
        Assert.Equal((1L, 1L), (row.GetInt64(0), row.GetInt64(1)));
    }

    private async Task<Dictionary<string, string>> OptionsAsync()
    {
        await using var command = database.DataSource.CreateCommand(
            """
            select relname, coalesce(array_to_string(reloptions, ' '), '') from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r'
            """
        );
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            options[row.GetString(0)] = row.GetString(1);
        }

        return options;
    }
}
