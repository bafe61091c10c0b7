using System.Runtime.Versioning;
using Npgsql;

namespace Veritas.Storage.Embedded;

/// <summary>Checks that a started server accepts Veritas' sign-in.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ServerSignIn(ServerFolder folder, EmbeddedPostgresOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits until Veritas can sign in; creates its role and database if they are missing. False if the server hangs.
    /// </summary>
    public async Task<bool> WaitAsync(int port, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                await TryAsync(port, cancel);
                return true;
            }
            catch (NpgsqlException failure) when (DatabaseErrors.Classify(failure).Fault == DatabaseFault.Transient)
            {
                // A server that replays its log reports that, so it is waited for. A server that does not respond at
                // all hangs.
                var limit =
                    failure.SqlState == PostgresErrorCodes.CannotConnectNow ? options.StartLimit : options.HangLimit;
                if (time.GetElapsedTime(begun) > limit)
                {
                    return false;
                }
            }
            catch (PostgresException refused)
            {
                throw new DatabaseUnavailableException(
                    $"The embedded PostgreSQL on port {port} rejects the passwords stored in {folder.Root} "
                        + $"({refused.SqlState}). "
                        + "Restore the files, or start over with ./veritas reset, which deletes all data.",
                    refused
                );
            }
            await Task.Delay(Pause, time, cancel);
        }
    }

    private async Task TryAsync(int port, CancellationToken cancel)
    {
        var check = new NpgsqlConnectionStringBuilder(ServerLogins.ConnectionString(folder, port)) { Pooling = false };
        await using var connection = new NpgsqlConnection(check.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (PostgresException missing)
            when (missing.SqlState
                    is PostgresErrorCodes.InvalidPassword
                        or PostgresErrorCodes.InvalidAuthorizationSpecification
                        or PostgresErrorCodes.InvalidCatalogName
            )
        {
            await ServerLogins.EnsureAsync(folder, port, cancel);
            await connection.OpenAsync(cancel);
        }
    }
}
