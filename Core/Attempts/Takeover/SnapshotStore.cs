using Npgsql;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>Writes the scoring states of live attempts; <see cref="TakeoverStore"/> reads them.</summary>
internal sealed class SnapshotStore(NpgsqlDataSource database)
{
    // Index: exam_attempts_pkey. A stale activation writes nothing.
    private const string SaveText = """
        insert into attempt_snapshots (attempt_id, seq, server_seq, scoring, unsupported, hand_raised, granted)
        select id, @seq, @server_seq, @scoring, @unsupported, @hand_raised, @granted
        from exam_attempts where id = @id and epoch = @epoch and ended_at is null
        on conflict (attempt_id) do update set seq = excluded.seq, server_seq = excluded.server_seq,
            scoring = excluded.scoring, unsupported = excluded.unsupported, hand_raised = excluded.hand_raised,
            granted = excluded.granted
        """;

    /// <summary>
    /// Replaces the attempt's snapshot, unless the attempt has ended or has a newer epoch than
    /// <paramref name="row"/>.
    /// </summary>
    public Task SaveAsync(AttemptRow row, MonitorSnapshot snapshot, CancellationToken cancel) =>
        database
            .Command(
                SaveText,
                new
                {
                    row.Id,
                    row.Epoch,
                    snapshot.Seq,
                    snapshot.ServerSeq,
                    snapshot.Scoring,
                    snapshot.Unsupported,
                    snapshot.HandRaised,
                    snapshot.Granted,
                }
            )
            .ExecuteAsync(cancel);
}
