using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Analysis;

/// <summary>Kept analyses.</summary>
internal sealed class BehaviorStore(NpgsqlDataSource database)
{
    private const string Columns = "attempt_id, version, computed_at, figures::text, summary, narrative_state, narrative, narrative_model, narrative_at";

    // Index: behavior_analysis_pkey.
    private const string FindText = "select " + Columns + " from behavior_analysis where attempt_id = $1";

    // Index: behavior_analysis_pkey. A narrative is of the figures it was told from: it goes with them. Nothing when they are the same, unless forced ($6).
    private const string WriteText = """
        insert into behavior_analysis as b (attempt_id, version, computed_at, summary, figures) values ($1, $2, $3, $4, $5)
        on conflict (attempt_id) do update set version = excluded.version, computed_at = excluded.computed_at, summary = excluded.summary, figures = excluded.figures,
            narrative_state = null, narrative = null, narrative_model = null, narrative_at = null, narrative_tries = 0, narrative_due = null, narrative_trace = null
            where $6 or b.version < excluded.version or b.figures <> excluded.figures
        returning
        """ + " " + Columns;

    // Index: behavior_analysis_pkey. Nothing when it was asked for before, unless that failed.
    private const string AskText = """
        update behavior_analysis set narrative_state = 'asked', narrative_at = $2, narrative_due = $2, narrative_tries = 0, narrative_trace = $3
        where attempt_id = $1 and narrative_state is distinct from 'asked' and narrative_state is distinct from 'told'
        returning
        """ + " " + Columns;

    /// <summary>Null: not analysed yet.</summary>
    public Task<BehaviorAnalysis?> FindAsync(Guid attemptId, CancellationToken cancel) => database.Statement(FindText, attemptId).FirstAsync(Read, cancel);

    /// <summary>The kept analysis: the one before when its figures are the same and nobody forces a new one; null when the attempt has gone.</summary>
    public async Task<BehaviorAnalysis?> WriteAsync(Guid attemptId, BehaviorFigures figures, bool force, DateTimeOffset now, CancellationToken cancel)
    {
        var write = database.Statement(WriteText, attemptId, BehaviorRules.Version, now.UtcDateTime, BehaviorWording.Summary(figures));
        write.Parameters.Add(new() { Value = JsonSerializer.Serialize(figures, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        write.Parameters.Add(new() { Value = force });
        return await write.FirstAsync(Read, cancel) ?? await FindAsync(attemptId, cancel);
    }

    /// <summary>The analysis, its narrative asked for, with the trace of the request that did; null: it was before.</summary>
    public Task<BehaviorAnalysis?> AskAsync(Guid attemptId, string? trace, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(AskText, attemptId, now.UtcDateTime, trace).FirstAsync(Read, cancel);

    private static BehaviorAnalysis Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetInt32(1), r.Utc(2), JsonSerializer.Deserialize<BehaviorFigures>(r.GetString(3), VeritasJson.Options)!, r.GetString(4),
        r.NameOrNull<NarrativeState>(5) is { } state ? new BehaviorNarrative(state, r.TextOrNull(6), r.TextOrNull(7), r.Utc(8)) : null);
}
