using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Revokes refresh tokens and the access tokens issued with them.</summary>
internal static class TokenRevocation
{
    /// <summary>Every token of a user. Index: refresh_tokens_user.</summary>
    public const string OfUser = Revoke + "user_id = @id" + Record;

    /// <summary>Every token of a family. Index: refresh_tokens_family.</summary>
    public const string OfFamily = Revoke + "family_id = @id" + Record;

    private const string Revoke =
        "with revoked as (update refresh_tokens set revoked_at = @now where revoked_at is null and ";

    private const string Record = """
         returning access_jti, user_id, access_expires_at
        ), recorded as (
            insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
            select access_jti, user_id, @now, access_expires_at from revoked where access_expires_at > @now
            on conflict (jti) do nothing
        )
        select access_jti as id, @now::timestamptz as revoked_at, access_expires_at as expires_at from revoked
        """;

    /// <summary>
    /// Repeats until no token is left: a concurrent rotation locks its row, and the token it issues is visible only to
    /// the next statement.
    /// </summary>
    /// <param name="database">The pool.</param>
    /// <param name="sql"><see cref="OfUser"/> or <see cref="OfFamily"/>.</param>
    /// <param name="id">The user or the family.</param>
    /// <param name="now">The time of the revocation.</param>
    /// <param name="cancel">Ends the statement.</param>
    public static async Task<ImmutableArray<RevokedToken>> RevokeTokensAsync(
        this NpgsqlDataSource database,
        string sql,
        Guid id,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var revoked = ImmutableArray.CreateBuilder<RevokedToken>();
        ImmutableArray<RevokedToken> found;
        do
        {
            found = await database.Command(sql, new { id, now }).ListAsync<RevokedToken>(cancel);
            revoked.AddRange(found);
        } while (!found.IsEmpty);

        return revoked.DrainToImmutable();
    }
}
