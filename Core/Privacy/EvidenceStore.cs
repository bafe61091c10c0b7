using Npgsql;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>Deletes what an attempt's figures were made from, within the caller's transaction.</summary>
internal static class EvidenceStore
{
    private const int TimeoutSeconds = 60;

    // Index: monitoring_events' primary key, one partition.
    private const string EventsText = "delete from monitoring_events where started_on = $1 and attempt_id = $2";

    /// <summary>By table, in an order that leaves nothing to a cascade, so that every row is counted. $1: the attempts. Each by an index that begins with the attempt.</summary>
    private static readonly (string Table, string Text)[] Others =
    [
        ("second_marks", "delete from second_marks where attempt_id = any($1)"),
        ("attempt_answers", "delete from attempt_answers where attempt_id = any($1)"),
        ("attempt_instructions", "delete from attempt_instructions where attempt_id = any($1)"),
        ("alerts", "delete from alerts where attempt_id = any($1)"),
        ("behavior_queue", "delete from behavior_queue where attempt_id = any($1)"),
        ("behavior_analysis", "delete from behavior_analysis where attempt_id = any($1)"),
        ("collusion_pairs", "delete from collusion_pairs where attempt_a = any($1) or attempt_b = any($1)"),
        ("rescored_attempts", "delete from rescored_attempts where attempt_id = any($1)"),
    ];

    /// <summary>All events of an attempt.</summary>
    public static Task<int> EventsAsync(NpgsqlConnection connection, DateOnly startedOn, Guid attemptId, CancellationToken cancel) =>
        RunAsync(connection, EventsText, cancel, startedOn, attemptId);

    /// <summary>Everything but the events. Rows by table, those with any.</summary>
    public static async Task<SortedDictionary<string, long>> OthersAsync(NpgsqlConnection connection, Guid[] attempts, CancellationToken cancel)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, text) in Others)
        {
            if (await RunAsync(connection, text, cancel, [attempts]) is > 0 and var deleted)
            {
                rows[table] = deleted;
            }
        }

        return rows;
    }

    /// <summary>Runs a statement of this capability's deletions; rows it touched.</summary>
    public static Task<int> RunAsync(NpgsqlConnection connection, string text, CancellationToken cancel, params object[] values) =>
        connection.Statement(TimeoutSeconds, text, values).RunAsync(cancel);
}
