using Npgsql;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Rows of <c>behavior_analysis</c>.</summary>
internal sealed class BehaviorStore(NpgsqlDataSource database)
{
    private const string Columns = """
        attempt_id, version, computed_at, figures::text as figures, summary, narrative_state, narrative,
        narrative_model, narrative_at
        """;

    // Index: behavior_analysis_pkey.
    private const string FindText = $"select {Columns} from behavior_analysis where attempt_id = @attempt_id";

    // Index: behavior_analysis_pkey. New figures drop the narrative, which described the old ones. No row when the
    // figures are the same, unless forced.
    private const string WriteText = $"""
        insert into behavior_analysis as b (attempt_id, version, computed_at, summary, figures)
        values (@attempt_id, @version, @now, @summary, @figures)
        on conflict (attempt_id) do update set version = excluded.version, computed_at = excluded.computed_at,
            summary = excluded.summary, figures = excluded.figures, narrative_state = null, narrative = null,
            narrative_model = null, narrative_at = null, narrative_tries = 0, narrative_due = null,
            narrative_trace = null
            where @force or b.version < excluded.version or b.figures <> excluded.figures
        returning {Columns}
        """;

    // Index: behavior_analysis_pkey. No row when a narrative was requested before, unless that failed.
    private const string RequestText = $"""
        update behavior_analysis set narrative_state = 'asked', narrative_at = @now, narrative_due = @now,
            narrative_tries = 0, narrative_trace = @trace
        where attempt_id = @attempt_id and narrative_state is distinct from 'asked'
            and narrative_state is distinct from 'told'
        returning {Columns}
        """;

    /// <summary>Null if the attempt has no analysis yet.</summary>
    public Task<BehaviorAnalysis?> FindAsync(Guid attemptId, CancellationToken cancel) =>
        database.Command(FindText, new { attemptId }).FirstAsync(Read, cancel);

    /// <summary>
    /// The stored analysis: the previous one when its figures are the same and <paramref name="force"/> is false; null
    /// when the attempt is deleted.
    /// </summary>
    public async Task<BehaviorAnalysis?> WriteAsync(
        Guid attemptId,
        BehaviorFigures figures,
        bool force,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var write = database.Command(
            WriteText,
            new
            {
                attemptId,
                BehaviorRules.Version,
                now,
                summary = BehaviorWording.Summary(figures),
                figures = RawJson.Of(figures),
                force,
            }
        );
        return await write.FirstAsync(Read, cancel) ?? await FindAsync(attemptId, cancel);
    }

    /// <summary>Requests a narrative. Returns the analysis; null if one was requested before.</summary>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="trace">The request's traceparent, which the model's request continues; null without one.</param>
    /// <param name="now">Time of the request.</param>
    /// <param name="cancel">Cancels the statement.</param>
    public Task<BehaviorAnalysis?> AskAsync(
        Guid attemptId,
        string? trace,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                RequestText,
                new
                {
                    attemptId,
                    trace,
                    now,
                }
            )
            .FirstAsync(Read, cancel);

    private static BehaviorAnalysis Read(Row r) =>
        new(
            r.Get<Guid>("attempt_id"),
            r.Get<int>("version"),
            r.Get<DateTimeOffset>("computed_at"),
            r.Json<BehaviorFigures>("figures"),
            r.Get<string>("summary"),
            r.Get<NarrativeState?>("narrative_state") is not { } state
                ? null
                : new BehaviorNarrative(
                    state,
                    r.GetOrNull<string>("narrative"),
                    r.GetOrNull<string>("narrative_model"),
                    r.Get<DateTimeOffset>("narrative_at")
                )
        );
}
