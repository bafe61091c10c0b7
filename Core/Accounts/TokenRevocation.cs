using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Accounts;

/// <summary>Revokes refresh tokens and the access tokens issued along.</summary>
internal static class TokenRevocation
{
    /// <summary>Every token of a user. Index refresh_tokens_user.</summary>
    public const string OfUser = "with gone as (update refresh_tokens set revoked_at = @now where user_id = @id and revoked_at is null" + Told;

    /// <summary>Every token of a family. Index refresh_tokens_family.</summary>
    public const string OfFamily = "with gone as (update refresh_tokens set revoked_at = @now where family_id = @id and revoked_at is null" + Told;

    private const string Told = """
         returning access_jti, user_id, access_expires_at
        ), told as (
            insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
            select access_jti, user_id, @now, access_expires_at from gone where access_expires_at > @now
            on conflict (jti) do nothing
        )
        select access_jti, access_expires_at from gone
        """;

    /// <summary>Repeats until nothing is left: a swap that runs beside it holds its row's lock, and what it issued shows only to the next statement.</summary>
    /// <param name="database">Where.</param>
    /// <param name="which"><see cref="OfUser"/> or <see cref="OfFamily"/>.</param>
    /// <param name="id">Whose.</param>
    /// <param name="now">From when on they are worth nothing.</param>
    public static async Task<ImmutableArray<RevokedToken>> RevokeAsync(this NpgsqlDataSource database, string which, Guid id, DateTimeOffset now)
    {
        var revoked = ImmutableArray.CreateBuilder<RevokedToken>();
        int before;
        do
        {
            before = revoked.Count;
            await using var command = database.CreateCommand(which);
            command.Parameters.AddWithValue("id", id);
            command.Parameters.AddWithValue("now", now);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                revoked.Add(new RevokedToken(rows.GetGuid(0), now, rows.GetFieldValue<DateTimeOffset>(1)));
            }
        }
        while (revoked.Count > before);

        return revoked.ToImmutable();
    }
}
