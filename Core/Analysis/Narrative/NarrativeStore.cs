using System.Text.Json;
using Npgsql;

namespace Veritas.Analysis;

/// <summary>A narrative that was asked for.</summary>
/// <param name="AttemptId">Of which attempt.</param>
/// <param name="ComputedAt">When its figures were.</param>
/// <param name="Figures">What is told.</param>
/// <param name="Tries">This one counted.</param>
/// <param name="Trace">Of the request that asked, as a traceparent; null: it had none.</param>
internal sealed record NarrativeJob(Guid AttemptId, DateTimeOffset ComputedAt, BehaviorFigures Figures, int Tries, string? Trace);

/// <summary>Narratives to be told. A job is known by when its figures were computed: of figures made anew meanwhile nothing is told.</summary>
internal sealed class NarrativeStore(NpgsqlDataSource database)
{
    // Index: behavior_analysis_narratives. Hidden from others until the lease is over.
    private const string TakeText = """
        update behavior_analysis set narrative_due = $2, narrative_tries = narrative_tries + 1
        where attempt_id = (select attempt_id from behavior_analysis where narrative_state = 'asked' and narrative_due <= $1 order by narrative_due limit 1 for update skip locked)
        returning attempt_id, computed_at, figures::text, narrative_tries, narrative_trace
        """;

    // Index: behavior_analysis_pkey.
    private const string TellText = """
        update behavior_analysis set narrative_state = 'told', narrative = $3, narrative_model = $4, narrative_at = $5, narrative_due = null
        where attempt_id = $1 and computed_at = $2 and narrative_state = 'asked'
        """;

    // Index: behavior_analysis_pkey.
    private const string LaterText = """
        update behavior_analysis set narrative_due = $3, narrative_tries = $4 where attempt_id = $1 and computed_at = $2 and narrative_state = 'asked'
        """;

    // Index: behavior_analysis_pkey.
    private const string FailText = """
        update behavior_analysis set narrative_state = 'failed', narrative_at = $3, narrative_due = null where attempt_id = $1 and computed_at = $2 and narrative_state = 'asked'
        """;

    /// <summary>The next one that is due, hidden from others until then; null: none.</summary>
    public Task<NarrativeJob?> TakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) =>
        database.Statement(TakeText, now.UtcDateTime, until.UtcDateTime).FirstAsync(
            r => new NarrativeJob(r.GetGuid(0), r.Utc(1), JsonSerializer.Deserialize<BehaviorFigures>(r.GetString(2), VeritasJson.Options)!, r.GetInt32(3), r.TextOrNull(4)), cancel);

    public Task TellAsync(NarrativeJob job, string text, string model, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(database.Statement(TellText, job.AttemptId, job.ComputedAt.UtcDateTime, text, model, now.UtcDateTime), cancel);

    /// <summary>Puts it off, with that many tries made.</summary>
    public Task LaterAsync(NarrativeJob job, DateTimeOffset due, int tries, CancellationToken cancel) =>
        RunAsync(database.Statement(LaterText, job.AttemptId, job.ComputedAt.UtcDateTime, due.UtcDateTime, tries), cancel);

    public Task FailAsync(NarrativeJob job, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(database.Statement(FailText, job.AttemptId, job.ComputedAt.UtcDateTime, now.UtcDateTime), cancel);

    private static async Task RunAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
