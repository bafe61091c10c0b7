using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>A refresh token.</summary>
/// <param name="UserId">The user it belongs to.</param>
/// <param name="FamilyId">The tokens that followed from the same sign-in.</param>
/// <param name="Used">Whether it was exchanged for the next one.</param>
internal sealed record StoredToken(Guid UserId, Guid FamilyId, bool Used);

/// <summary>Rows of <c>refresh_tokens</c> and <c>revoked_tokens</c>.</summary>
internal sealed class TokenStore(NpgsqlDataSource database)
{
    // Index: refresh_tokens_hash. The row's lock decides between concurrent calls.
    private const string RotateText = """
        with used as (
            update refresh_tokens set used_at = @now
            where token_hash = @hash and used_at is null and revoked_at is null and expires_at > @now
            returning family_id, user_id
        ), issued as (
            insert into refresh_tokens
                (id, family_id, user_id, token_hash, issued_at, expires_at, access_jti, access_expires_at)
            select @next_id, family_id, user_id, @refresh_hash, @now, @refresh_expires_at, @access_id,
                @access_expires_at from used
            returning user_id
        )
        select u.id, u.email, u.full_name, u.role from users u join issued i on i.user_id = u.id
        """;

    // Index: refresh_tokens_hash.
    private const string FindText =
        "select user_id, family_id, used_at is not null as used from refresh_tokens where token_hash = @hash";

    private const string RevokeText = """
        insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
        values (@id, @user_id, @revoked_at, @expires_at)
        on conflict (jti) do nothing
        """;

    // Index: revoked_tokens_since.
    private const string RevokedText = """
        select jti as id, revoked_at, expires_at from revoked_tokens
        where revoked_at >= @since and expires_at > @now
        order by revoked_at limit 10000
        """;

    // Used refresh tokens are kept until they expire, so that reuse is detected.
    private const string PurgeText = """
        with old as (delete from revoked_tokens where expires_at < @now returning 1)
        delete from refresh_tokens where expires_at < @now and access_expires_at < @now
        """;

    /// <summary>Atomically rotates a refresh token; returns null if it is invalid or already used.</summary>
    public Task<User?> RotateAsync(
        ReadOnlyMemory<byte> hash,
        Guid nextId,
        TokenPair next,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                RotateText,
                new
                {
                    hash,
                    nextId,
                    now,
                    next.RefreshHash,
                    next.RefreshExpiresAt,
                    next.AccessId,
                    next.AccessExpiresAt,
                }
            )
            .FirstAsync<User>(cancel);

    public Task<StoredToken?> FindAsync(ReadOnlyMemory<byte> hash, CancellationToken cancel) =>
        database.Command(FindText, new { hash }).FirstAsync<StoredToken>(cancel);

    /// <summary>Revokes every token of the family and the access tokens issued with them.</summary>
    public Task RevokeFamilyAsync(Guid familyId, DateTimeOffset now, CancellationToken cancel) =>
        database.RevokeTokensAsync(TokenRevocation.OfFamily, familyId, now, cancel);

    /// <summary>Revokes one access token. Idempotent.</summary>
    public Task RevokeAsync(Guid userId, RevokedToken token, CancellationToken cancel) =>
        database
            .Command(
                RevokeText,
                new
                {
                    token.Id,
                    userId,
                    token.RevokedAt,
                    token.ExpiresAt,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Oldest first.</summary>
    public Task<ImmutableArray<RevokedToken>> RevokedSinceAsync(
        DateTimeOffset since,
        DateTimeOffset now,
        CancellationToken cancel
    ) => database.Command(RevokedText, new { since, now }).ListAsync<RevokedToken>(cancel);

    /// <summary>Removes expired tokens. Returns how many refresh tokens.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.Command(PurgeText, new { now }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
