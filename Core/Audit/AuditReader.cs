using System.Collections.Immutable;
using System.Text;
using Npgsql;

namespace Veritas.Audit;

/// <summary>Reads <c>audit_log</c>.</summary>
internal sealed class AuditReader(NpgsqlDataSource database)
{
    private const int PageOfLinks = 5_000;

    private const string BehindInTime = " and (at, seq) < ((select at from audit_log where seq <= @before order by seq desc limit 1), @before)";

    /// <summary>By audit_log_actor, audit_log_action, audit_log_subject, audit_log_at or the primary key, from the newest back.</summary>
    public async Task<ImmutableArray<AuditRow>> Page(AuditQuery query)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(PageCommand(query));
        await using var rows = await batch.ExecuteReaderAsync();
        var page = ImmutableArray.CreateBuilder<AuditRow>();
        while (await rows.ReadAsync())
        {
            page.Add(new AuditRow(
                rows.GetInt64(0), rows.GetGuid(1), new DateTimeOffset(rows.GetDateTime(2)), Id(rows, 3), rows.IsDBNull(4) ? null : rows.GetString(4), Id(rows, 5),
                rows.GetString(6), rows.GetString(7), Id(rows, 8), Id(rows, 9), rows.GetInt32(10), Json(rows, 11), Json(rows, 12), Json(rows, 13),
                rows.GetString(14), rows.GetString(15), Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(16))));
        }

        return page.ToImmutable();
    }

    /// <summary>
    /// The statement of a page, with its values. Rows are chained when their requests end, not in the order of their times: where nothing but times is asked
    /// for, they come by time, else the log would be read back from its end to get there.
    /// </summary>
    internal static NpgsqlBatchCommand PageCommand(AuditQuery query)
    {
        var sql = new StringBuilder("""
            select seq, id, at, actor_id, actor_role, key_id, action, subject, subject_id, part_id, status, detail::text, before::text, after::text,
                   request_id, address, hash
            from audit_log where true
            """);
        var command = new NpgsqlBatchCommand();
        Where(query.ActorId, " and actor_id = @actor_id", "actor_id");
        Where(query.Action, " and action = @action", "action");
        Where(query.SubjectId, " and subject_id = @subject_id", "subject_id");
        Where(query.Since?.UtcDateTime, " and at >= @since", "since");
        Where(query.Until?.UtcDateTime, " and at < @until", "until");
        var byTime = (query.Since ?? query.Until) is not null && query.ActorId is null && query.Action is null && query.SubjectId is null;
        Where(query.Before, byTime ? BehindInTime : " and seq < @before", "before");
        Where(query.Limit, byTime ? " order by at desc, seq desc limit @most" : " order by seq desc limit @most", "most");
        command.CommandText = sql.ToString();
        return command;

        void Where(object? value, string text, string name)
        {
            if (value is not null)
            {
                sql.Append(text);
                command.Parameters.AddWithValue(name, value);
            }
        }
    }

    /// <summary>The hash that the row after that number must follow; null when there is no such row. By the primary key.</summary>
    public async Task<byte[]?> HashAt(long seq)
    {
        if (seq == 0)
        {
            return new byte[32];
        }

        await using var command = database.CreateCommand("select hash from audit_log where seq = @seq");
        command.Parameters.AddWithValue("seq", seq);
        return await command.ExecuteScalarAsync() as byte[];
    }

    /// <summary>The next links by the primary key, at most 5,000, each hash computed anew.</summary>
    public async Task<List<AuditLink>> Links(long after)
    {
        const string Sql = "select l.seq, l.previous, l.hash, audit_hash(l) from audit_log l where l.seq > @after order by l.seq limit @most";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("most", PageOfLinks);
        await using var rows = await command.ExecuteReaderAsync();
        var links = new List<AuditLink>();
        while (await rows.ReadAsync())
        {
            links.Add(new AuditLink(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), rows.GetFieldValue<byte[]>(2), rows.GetFieldValue<byte[]>(3)));
        }

        return links;
    }

    public async Task<(long Seq, byte[] Hash)> Head()
    {
        await using var command = database.CreateCommand("select seq, hash from audit_head");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
    }

    private static Guid? Id(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : row.GetGuid(i);

    private static RawJson? Json(NpgsqlDataReader row, int i) => row.IsDBNull(i) ? null : new RawJson(row.GetString(i));
}
