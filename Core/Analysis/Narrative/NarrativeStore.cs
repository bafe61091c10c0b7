using Npgsql;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>A requested narrative.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="ComputedAt">When its figures were computed.</param>
/// <param name="Figures">What the narrative describes.</param>
/// <param name="Tries">Including this one.</param>
/// <param name="Trace">The traceparent of the request for it; null without one.</param>
internal sealed record NarrativeJob(
    Guid AttemptId,
    DateTimeOffset ComputedAt,
    BehaviorFigures Figures,
    int Tries,
    string? Trace
);

/// <summary>
/// Requested narratives. A job is identified by the time its figures were computed, so that no narrative is stored for
/// figures that have been replaced in the meantime.
/// </summary>
internal sealed class NarrativeStore(NpgsqlDataSource database)
{
    // Index: behavior_analysis_narratives. Hidden from others until the lease expires.
    private const string TakeText = """
        update behavior_analysis set narrative_due = @until, narrative_tries = narrative_tries + 1
        where attempt_id = (
            select attempt_id from behavior_analysis where narrative_state = 'asked' and narrative_due <= @now
            order by narrative_due limit 1 for update skip locked)
        returning attempt_id, computed_at, figures::text as figures, narrative_tries, narrative_trace
        """;

    // Index: behavior_analysis_pkey.
    private const string TellText = """
        update behavior_analysis set narrative_state = 'told', narrative = @text, narrative_model = @model,
            narrative_at = @now, narrative_due = null
        where attempt_id = @attempt_id and computed_at = @computed_at and narrative_state = 'asked'
        """;

    // Index: behavior_analysis_pkey.
    private const string LaterText = """
        update behavior_analysis set narrative_due = @due, narrative_tries = @tries
        where attempt_id = @attempt_id and computed_at = @computed_at and narrative_state = 'asked'
        """;

    // Index: behavior_analysis_pkey.
    private const string FailText = """
        update behavior_analysis set narrative_state = 'failed', narrative_at = @now, narrative_due = null
        where attempt_id = @attempt_id and computed_at = @computed_at and narrative_state = 'asked'
        """;

    /// <summary>The next job that is due, hidden from others until the given time; null if there is none.</summary>
    public Task<NarrativeJob?> TakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) =>
        Command(TakeText, new { now, until })
            .FirstAsync(
                r => new NarrativeJob(
                    r.Get<Guid>("attempt_id"),
                    r.Get<DateTimeOffset>("computed_at"),
                    r.Json<BehaviorFigures>("figures"),
                    r.Get<int>("narrative_tries"),
                    r.GetOrNull<string>("narrative_trace")
                ),
                cancel
            );

    /// <summary>Stores the narrative.</summary>
    public Task TellAsync(NarrativeJob job, string text, string model, DateTimeOffset now, CancellationToken cancel) =>
        Command(
                TellText,
                new
                {
                    job.AttemptId,
                    job.ComputedAt,
                    text,
                    model,
                    now,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Postpones the job and sets its number of tries.</summary>
    public Task LaterAsync(NarrativeJob job, DateTimeOffset due, int tries, CancellationToken cancel) =>
        Command(
                LaterText,
                new
                {
                    job.AttemptId,
                    job.ComputedAt,
                    due,
                    tries,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Gives up; the narrative can be requested again.</summary>
    public Task FailAsync(NarrativeJob job, DateTimeOffset now, CancellationToken cancel) =>
        Command(
                FailText,
                new
                {
                    job.AttemptId,
                    job.ComputedAt,
                    now,
                }
            )
            .ExecuteAsync(cancel);

    private DatabaseCommand Command(string text, object parameters) =>
        database.Command(text, parameters, DatabaseCommands.JobSeconds);
}
