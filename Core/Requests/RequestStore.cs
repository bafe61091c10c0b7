using Npgsql;
using Veritas.Storage;

namespace Veritas.Requests;

/// <summary>
/// The first request with a key: the hash of what it asked for, when it began, and its answer once there is one.
/// </summary>
internal sealed record KnownRequest(ReadOnlyMemory<byte> Hash, DateTimeOffset BegunAt, StoredAnswer? Answer);

/// <summary>Rows of <c>idempotency_keys</c>, by their primary key.</summary>
internal sealed class RequestStore(NpgsqlDataSource database)
{
    private const string BeginText = """
        insert into idempotency_keys (user_id, key, request_hash, begun_at) values (@user_id, @key, @hash, @now)
        on conflict (user_id, key) do nothing
        """;

    private const string FindText = """
        select request_hash as hash, begun_at, status as answer_status, location as answer_location, body as answer_body
        from idempotency_keys where user_id = @user_id and key = @key
        """;

    private const string FinishText = """
        update idempotency_keys set status = @status, location = @location, body = @body
        where user_id = @user_id and key = @key and status is null
        """;

    private const string ReleaseText =
        "delete from idempotency_keys where user_id = @user_id and key = @key and status is null";

    // Index: idempotency_keys_begun.
    private const string PurgeText = "delete from idempotency_keys where begun_at < @before";

    /// <summary>True for the first request with the key.</summary>
    public async Task<bool> BeginAsync(KeyedRequest request, DateTimeOffset now, CancellationToken cancel) =>
        await database
            .Command(
                BeginText,
                new
                {
                    request.UserId,
                    request.Key,
                    request.Hash,
                    now,
                }
            )
            .ExecuteAsync(cancel) == 1;

    public Task<KnownRequest?> FindAsync(Guid userId, string key, CancellationToken cancel) =>
        database.Command(FindText, new { userId, key }).FirstAsync<KnownRequest>(cancel);

    public Task FinishAsync(Guid userId, string key, StoredAnswer answer, CancellationToken cancel) =>
        database
            .Command(
                FinishText,
                new
                {
                    userId,
                    key,
                    answer.Status,
                    answer.Location,
                    answer.Body,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Removes the key of a request without an answer.</summary>
    public Task ReleaseAsync(Guid userId, string key, CancellationToken cancel) =>
        database.Command(ReleaseText, new { userId, key }).ExecuteAsync(cancel);

    /// <summary>Removes requests from before that time. Returns how many.</summary>
    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancel) =>
        database.Command(PurgeText, new { before }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
