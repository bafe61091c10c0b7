using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>An ended attempt's score under another policy.</summary>
internal sealed record ChangedScore(Guid AttemptId, double Integrity, string Band, double Risk);

/// <summary>Replaces scores of ended attempts within the caller's transaction.</summary>
internal static class ScoreChanges
{
    // Index: exam_attempts_pkey. The caller has locked the rows.
    private const string ApplyText = """
        update exam_attempts a
        set policy = @policy, integrity_score = n.integrity, band = n.band, risk = n.risk
        from unnest(@ids::uuid[], @integrities::float8[], @bands::text[], @risks::float8[])
            as n(id, integrity, band, risk)
        where a.id = n.id
        """;

    /// <param name="connection">Open, in the caller's transaction.</param>
    /// <param name="policy">The policy of the new scores.</param>
    /// <param name="scores">The new scores.</param>
    /// <param name="cancel">Cancels the statement.</param>
    public static Task ApplyAsync(
        NpgsqlConnection connection,
        RawJson policy,
        ImmutableArray<ChangedScore> scores,
        CancellationToken cancel
    ) =>
        connection
            .Command(
                ApplyText,
                new
                {
                    policy,
                    ids = scores.Select(s => s.AttemptId),
                    integrities = scores.Select(s => s.Integrity),
                    bands = scores.Select(s => s.Band),
                    risks = scores.Select(s => s.Risk),
                },
                DatabaseCommands.JobSeconds
            )
            .ExecuteAsync(cancel);
}
