using Npgsql;

namespace Veritas.Accounts;

/// <summary>Second factors in <c>users</c>, and <c>backup_codes</c>; all by primary keys.</summary>
internal sealed class SecondFactorStore(NpgsqlDataSource database)
{
    public async Task<bool> Propose(Guid userId, byte[] sealedSecret)
    {
        await using var command = Command("update users set totp_secret = @secret, totp_step = 0 where id = @user_id and totp_confirmed_at is null", userId);
        command.Parameters.AddWithValue("secret", sealedSecret);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>False when it is on, or nothing was proposed.</summary>
    public async Task<bool> Confirm(Guid userId, long step, byte[][] codeHashes, DateTimeOffset now)
    {
        const string Sql = """
            with turned as (
                update users set totp_confirmed_at = @now, totp_step = @step
                where id = @user_id and totp_secret is not null and totp_confirmed_at is null
                returning id
            )
            insert into backup_codes (user_id, code_hash) select id, unnest(@hashes::bytea[]) from turned
            """;
        await using var command = Command(Sql, userId);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("step", step);
        command.Parameters.AddWithValue("hashes", codeHashes);
        return await command.ExecuteNonQueryAsync() > 0;
    }

    public async Task<bool> UseStep(Guid userId, long step)
    {
        await using var command = Command("update users set totp_step = @step where id = @user_id and totp_confirmed_at is not null and totp_step < @step", userId);
        command.Parameters.AddWithValue("step", step);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task<bool> UseBackupCode(Guid userId, byte[] hash, DateTimeOffset now)
    {
        await using var command = Command("update backup_codes set used_at = @now where user_id = @user_id and code_hash = @hash and used_at is null", userId);
        command.Parameters.AddWithValue("hash", hash);
        command.Parameters.AddWithValue("now", now);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task Remove(Guid userId)
    {
        const string Sql = """
            with codes as (delete from backup_codes where user_id = @user_id)
            update users set totp_secret = null, totp_confirmed_at = null where id = @user_id
            """;
        await using var command = Command(Sql, userId);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, Guid userId)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue("user_id", userId);
        return command;
    }
}
