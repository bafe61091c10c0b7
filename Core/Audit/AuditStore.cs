using Npgsql;
using Veritas.Storage;

namespace Veritas.Audit;

/// <summary>Writes <c>audit_pending</c> and the chain of <c>audit_log</c>.</summary>
internal sealed class AuditStore(NpgsqlDataSource database)
{
    private const string BeginText = """
        insert into audit_pending
            (id, at, actor_id, actor_role, key_id, action, subject, subject_id, part_id, detail, before, request_id,
            address)
        values (@id, @at, @actor_id, @actor_role, @key_id, @action, @subject, @subject_id, @part_id,
            audit_bounded(@detail), audit_snapshot(@subject, @subject_id, @part_id), @request_id, @address)
        on conflict (id) do nothing
        """;

    private const string AppendText = "select audit_append(@ids, @actors, @statuses, @subjects)";

    // Index: audit_pending_pkey.
    private const string DropText = "delete from audit_pending where id = @id";

    // Index: audit_pending_at.
    private const string AppendUnfinishedText = """
        with old as (select id, at from audit_pending where at < @before order by at, id limit 500)
        select audit_append(array_agg(id order by at, id), array_agg(null::uuid), array_agg(0), array_agg(null::uuid))
        from old having count(*) > 0
        """;

    /// <summary>Stores an intent with the state before the change, read by the same statement. Idempotent.</summary>
    public Task BeginAsync(AuditIntent intent, CancellationToken cancel) =>
        database
            .Command(
                BeginText,
                new
                {
                    intent.Id,
                    intent.At,
                    actorId = intent.Actor?.UserId,
                    actorRole = intent.Actor?.Role,
                    intent.KeyId,
                    intent.Action,
                    intent.Subject,
                    intent.SubjectId,
                    intent.PartId,
                    intent.Detail,
                    intent.RequestId,
                    intent.Address,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>
    /// Appends all outcomes in one transaction; the lock on <c>audit_head</c> orders concurrent processes. Returns how
    /// many were appended: an outcome without an intent is skipped.
    /// </summary>
    public Task<int> AppendAsync(IReadOnlyList<AuditOutcome> outcomes, CancellationToken cancel) =>
        database
            .Command(
                AppendText,
                new
                {
                    ids = outcomes.Select(o => o.Id).ToArray(),
                    actors = outcomes.Select(o => o.ActorId).ToArray(),
                    statuses = outcomes.Select(o => o.Status).ToArray(),
                    subjects = outcomes.Select(o => o.SubjectId).ToArray(),
                }
            )
            .ValueAsync<int>(cancel);

    public Task DropAsync(Guid id, CancellationToken cancel) =>
        database.Command(DropText, new { id }).ExecuteAsync(cancel);

    /// <summary>
    /// Appends at most 500 intents from before that time, oldest first, as unfinished. Returns how many.
    /// </summary>
    public Task<int> AppendUnfinishedAsync(DateTimeOffset before, CancellationToken cancel) =>
        database.Command(AppendUnfinishedText, new { before }, DatabaseCommands.JobSeconds).ValueAsync<int>(cancel);
}
