using Npgsql;
using NpgsqlTypes;
using Veritas.Accounts;

namespace Veritas.Audit;

/// <summary>Writes <c>audit_pending</c> and the chain of <c>audit_log</c>.</summary>
internal sealed class AuditStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    /// <summary>With the state before, read in the same statement. Again: the first one stays.</summary>
    public async Task Begin(AuditIntent intent)
    {
        const string Sql = """
            insert into audit_pending (id, at, actor_id, actor_role, key_id, action, subject, subject_id, part_id, detail, before, request_id, address)
            values (@id, @at, @actor_id, @actor_role, @key_id, @action, @subject, @subject_id, @part_id, audit_bounded(@detail),
                    audit_snapshot(@subject, @subject_id, @part_id), @request_id, @address)
            on conflict (id) do nothing
            """;
        await using var command = Command(Sql);
        var p = command.Parameters;
        p.AddWithValue("id", intent.Id);
        p.AddWithValue("at", intent.At.UtcDateTime);
        p.Add(Nullable("actor_id", NpgsqlDbType.Uuid, intent.Actor?.UserId));
        p.Add(Nullable("actor_role", NpgsqlDbType.Text, intent.Actor is { } actor ? WireName<Role>.Of(actor.Role) : null));
        p.Add(Nullable("key_id", NpgsqlDbType.Uuid, intent.KeyId));
        p.AddWithValue("action", intent.Action);
        p.AddWithValue("subject", intent.Subject);
        p.Add(Nullable("subject_id", NpgsqlDbType.Uuid, intent.SubjectId));
        p.Add(Nullable("part_id", NpgsqlDbType.Uuid, intent.PartId));
        p.Add(Nullable("detail", NpgsqlDbType.Jsonb, intent.Detail?.Text));
        p.AddWithValue("request_id", intent.RequestId);
        p.AddWithValue("address", intent.Address);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One transaction for all of them; the lock of <c>audit_head</c> orders the processes.</summary>
    public async Task<int> Append(IReadOnlyList<AuditOutcome> outcomes)
    {
        await using var command = Command("select audit_append(@ids, @actors, @statuses, @subjects)");
        var p = command.Parameters;
        p.AddWithValue("ids", outcomes.Select(o => o.Id).ToArray());
        p.Add(new NpgsqlParameter("actors", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = outcomes.Select(o => o.ActorId).ToArray() });
        p.AddWithValue("statuses", outcomes.Select(o => o.Status).ToArray());
        p.Add(new NpgsqlParameter("subjects", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = outcomes.Select(o => o.SubjectId).ToArray() });
        return (int)(await command.ExecuteScalarAsync())!;
    }

    public async Task Drop(Guid id)
    {
        await using var command = Command("delete from audit_pending where id = @id");
        command.Parameters.AddWithValue("id", id);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Chains what was begun before that time and never finished, at most 500, oldest first. Index audit_pending_at.</summary>
    public async Task<int> AppendUnfinished(DateTimeOffset before, CancellationToken cancel)
    {
        const string Sql = """
            with old as (select id, at from audit_pending where at < @before order by at, id limit 500)
            select audit_append(array_agg(id order by at, id), array_agg(null::uuid), array_agg(0), array_agg(null::uuid)) from old having count(*) > 0
            """;
        await using var command = Command(Sql);
        command.Parameters.AddWithValue("before", before.UtcDateTime);
        return await command.ExecuteScalarAsync(cancel) is int added ? added : 0;
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = TimeoutSeconds;
        return command;
    }

    private static NpgsqlParameter Nullable(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };
}
