using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Deletes the evidence of attempts within the caller's transaction.</summary>
internal static class EvidenceStore
{
    // Index: primary key of one partition of monitoring_events.
    private const string EventsText =
        "delete from monitoring_events where started_on = @started_on and attempt_id = @attempt_id";

    /// <summary>
    /// By table, in an order in which no row is deleted by a cascade, so that every row is counted. Each uses an index
    /// that begins with the attempt.
    /// </summary>
    private static readonly ImmutableArray<(string Table, string Sql)> Others =
    [
        ("second_marks", "delete from second_marks where attempt_id = any(@attempts)"),
        ("attempt_answers", "delete from attempt_answers where attempt_id = any(@attempts)"),
        ("attempt_instructions", "delete from attempt_instructions where attempt_id = any(@attempts)"),
        ("alerts", "delete from alerts where attempt_id = any(@attempts)"),
        ("behavior_queue", "delete from behavior_queue where attempt_id = any(@attempts)"),
        ("behavior_analysis", "delete from behavior_analysis where attempt_id = any(@attempts)"),
        (
            "collusion_pairs",
            "delete from collusion_pairs where attempt_a = any(@attempts) or attempt_b = any(@attempts)"
        ),
        ("rescored_attempts", "delete from rescored_attempts where attempt_id = any(@attempts)"),
    ];

    /// <summary>Deletes all events of an attempt. Returns how many.</summary>
    public static Task<int> DeleteEventsAsync(
        NpgsqlConnection connection,
        DateOnly startedOn,
        Guid attemptId,
        CancellationToken cancel
    ) => RunAsync(connection, EventsText, new { startedOn, attemptId }, cancel);

    /// <summary>
    /// Deletes everything but the events. Returns the number of rows by table, without tables that had none.
    /// </summary>
    public static async Task<SortedDictionary<string, long>> DeleteOthersAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    )
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, sql) in Others)
        {
            if (await RunAsync(connection, sql, new { attempts }, cancel) is > 0 and var deleted)
            {
                rows[table] = deleted;
            }
        }

        return rows;
    }

    private static Task<int> RunAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        CancellationToken cancel
    ) => connection.Command(sql, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
