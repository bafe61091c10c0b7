using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Second factors in <c>users</c>, and <c>backup_codes</c>; all by primary keys.</summary>
internal sealed class SecondFactorStore(NpgsqlDataSource database)
{
    private const string ProposeText = """
        update users set totp_secret = @sealed_secret, totp_step = 0
        where id = @user_id and totp_confirmed_at is null
        """;

    private const string ConfirmText = """
        with turned as (
            update users set totp_confirmed_at = @now, totp_step = @step
            where id = @user_id and totp_secret is not null and totp_confirmed_at is null
            returning id
        )
        insert into backup_codes (user_id, code_hash) select id, unnest(@hashes::bytea[]) from turned
        """;

    private const string UseStepText = """
        update users set totp_step = @step
        where id = @user_id and totp_confirmed_at is not null and totp_step < @step
        """;

    private const string UseBackupCodeText =
        "update backup_codes set used_at = @now where user_id = @user_id and code_hash = @hash and used_at is null";

    private const string RemoveText = """
        with codes as (delete from backup_codes where user_id = @user_id)
        update users set totp_secret = null, totp_confirmed_at = null where id = @user_id
        """;

    /// <summary>Stores a secret until it is confirmed; false when a second factor is on already.</summary>
    public async Task<bool> ProposeAsync(Guid userId, ReadOnlyMemory<byte> sealedSecret, CancellationToken cancel) =>
        await database.Command(ProposeText, new { userId, sealedSecret }).ExecuteAsync(cancel) == 1;

    /// <summary>Turns the second factor on; false when it is on already or none was proposed.</summary>
    public async Task<bool> ConfirmAsync(
        Guid userId,
        long step,
        ImmutableArray<ReadOnlyMemory<byte>> codeHashes,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var hashes = codeHashes.Select(hash => hash.ToArray()).ToArray();
        return await database
                .Command(
                    ConfirmText,
                    new
                    {
                        userId,
                        step,
                        hashes,
                        now,
                    }
                )
                .ExecuteAsync(cancel) > 0;
    }

    /// <summary>False when the code of that time step or of a later one was used before.</summary>
    public async Task<bool> UseStepAsync(Guid userId, long step, CancellationToken cancel) =>
        await database.Command(UseStepText, new { userId, step }).ExecuteAsync(cancel) == 1;

    /// <summary>False when there is no such code or it was used before.</summary>
    public async Task<bool> UseBackupCodeAsync(
        Guid userId,
        ReadOnlyMemory<byte> hash,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        await database
            .Command(
                UseBackupCodeText,
                new
                {
                    userId,
                    hash,
                    now,
                }
            )
            .ExecuteAsync(cancel) == 1;

    public Task RemoveAsync(Guid userId, CancellationToken cancel) =>
        database.Command(RemoveText, new { userId }).ExecuteAsync(cancel);
}
