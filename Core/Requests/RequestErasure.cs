using Npgsql;
using Veritas.Storage;

namespace Veritas.Requests;

/// <summary>Deletes a user's requests within the caller's transaction.</summary>
internal static class RequestErasure
{
    // Index: idempotency_keys_pkey.
    private const string KeysText = "delete from idempotency_keys where user_id = @user_id";

    public static Task DeleteAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancel) =>
        connection.Command(KeysText, new { userId }, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
