using System.Collections.Immutable;
using System.Text;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Audit;

/// <summary>The end of the chain.</summary>
internal sealed record AuditHead(long Seq, ReadOnlyMemory<byte> Hash);

/// <summary>Reads <c>audit_log</c>.</summary>
internal sealed class AuditReader(NpgsqlDataSource database)
{
    private const int LinksPerPage = 5_000;

    private const string SelectText = """
        select seq, id, at, actor_id, actor_role, key_id, action, subject, subject_id, part_id, status,
            detail::text as detail, before::text as before, after::text as after, request_id, address,
            encode(hash, 'hex') as hash
        from audit_log where true
        """;

    private const string AfterCursorByTime =
        " and (at, seq) < ((select at from audit_log where seq <= @before order by seq desc limit 1), @before)";

    // Index: audit_log_pkey.
    private const string HashText = "select hash from audit_log where seq = @seq";

    // Index: audit_log_pkey.
    private const string LinksText = """
        select l.seq, l.previous, l.hash, audit_hash(l) as computed from audit_log l
        where l.seq > @after order by l.seq limit @limit
        """;

    private const string HeadText = "select seq, hash from audit_head";

    private static readonly byte[] FirstHash = new byte[32];

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<AuditRow>> PageAsync(AuditQuery query, CancellationToken cancel) =>
        database.Command(PageText(query), query).ListAsync<AuditRow>(cancel);

    /// <summary>
    /// The statement of a page; its parameters are the properties of <see cref="AuditQuery"/>. Rows are chained when
    /// their requests end, so they are not in the order of their times. A query by time alone orders by time; otherwise
    /// it would scan the log from its end. Indexes: audit_log_actor, audit_log_action, audit_log_subject, audit_log_at,
    /// audit_log_pkey.
    /// </summary>
    internal static string PageText(AuditQuery query)
    {
        var sql = new StringBuilder(SelectText);
        AddIf(query.ActorId is not null, " and actor_id = @actor_id");
        AddIf(query.Action is not null, " and action = @action");
        AddIf(query.SubjectId is not null, " and subject_id = @subject_id");
        AddIf(query.Since is not null, " and at >= @since");
        AddIf(query.Until is not null, " and at < @until");
        var byTime =
            (query.Since ?? query.Until) is not null
            && (query.ActorId ?? query.SubjectId) is null
            && query.Action is null;
        AddIf(query.Before is not null, byTime ? AfterCursorByTime : " and seq < @before");
        AddIf(true, byTime ? " order by at desc, seq desc limit @limit" : " order by seq desc limit @limit");
        return sql.ToString();

        void AddIf(bool wanted, string text) => sql.Append(wanted ? text : "");
    }

    /// <summary>The hash of that row, or the one before the first row for 0; null when there is no such row.</summary>
    public async Task<byte[]?> HashAtAsync(long seq, CancellationToken cancel) =>
        seq == 0 ? FirstHash : await database.Command(HashText, new { seq }).ValueAsync<byte[]>(cancel);

    /// <summary>At most 5,000 links after that row. Computes the hash of every row.</summary>
    public Task<ImmutableArray<AuditLink>> LinksAsync(long after, CancellationToken cancel) =>
        database
            .Command(LinksText, new { after, limit = LinksPerPage }, DatabaseCommands.JobSeconds)
            .ListAsync<AuditLink>(cancel);

    public async Task<AuditHead> HeadAsync(CancellationToken cancel) =>
        (await database.Command(HeadText).FirstAsync<AuditHead>(cancel))!;
}
