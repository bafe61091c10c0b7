using Npgsql;
using NpgsqlTypes;

namespace Veritas.Requests;

/// <summary>What is known of a key: its request, since when, and the answer when it has one.</summary>
internal sealed record KnownRequest(byte[] Hash, DateTimeOffset BegunAt, StoredAnswer? Answer);

/// <summary>Rows of <c>idempotency_keys</c>, all by the primary key.</summary>
internal sealed class RequestStore(NpgsqlDataSource database)
{
    /// <summary>True for the one that came first.</summary>
    public async Task<bool> Begin(KeyedRequest request, DateTimeOffset now)
    {
        const string Sql = """
            insert into idempotency_keys (user_id, key, request_hash, begun_at) values (@user_id, @key, @hash, @now)
            on conflict (user_id, key) do nothing
            """;
        await using var command = Command(Sql, request.UserId, request.Key);
        command.Parameters.AddWithValue("hash", request.Hash.ToArray());
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task<KnownRequest?> Find(Guid userId, string key)
    {
        const string Sql = "select request_hash, begun_at, status, location, body from idempotency_keys where user_id = @user_id and key = @key";
        await using var command = Command(Sql, userId, key);
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            return null;
        }

        var answer = row.IsDBNull(2)
            ? null
            : new StoredAnswer(row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : (ReadOnlyMemory<byte>?)row.GetFieldValue<byte[]>(4));
        return new KnownRequest(row.GetFieldValue<byte[]>(0), new DateTimeOffset(row.GetDateTime(1)), answer);
    }

    public async Task Finish(Guid userId, string key, StoredAnswer answer)
    {
        const string Sql = "update idempotency_keys set status = @status, location = @location, body = @body where user_id = @user_id and key = @key and status is null";
        await using var command = Command(Sql, userId, key);
        command.Parameters.AddWithValue("status", answer.Status);
        command.Parameters.Add(new NpgsqlParameter("location", NpgsqlDbType.Text) { Value = (object?)answer.Location ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("body", NpgsqlDbType.Bytea) { Value = (object?)answer.Body?.ToArray() ?? DBNull.Value });
        await command.ExecuteNonQueryAsync();
    }

    public async Task Forget(Guid userId, string key)
    {
        await using var command = Command("delete from idempotency_keys where user_id = @user_id and key = @key and status is null", userId, key);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Index idempotency_keys_begun.</summary>
    public async Task<int> Purge(DateTimeOffset before, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from idempotency_keys where begun_at < @before");
        command.Parameters.AddWithValue("before", before);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, Guid userId, string key)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue("user_id", userId);
        command.Parameters.AddWithValue("key", key);
        return command;
    }
}
