using System.Runtime.Versioning;
using Npgsql;

namespace Veritas.Storage.Embedded;

/// <summary>Finds out whether a started server serves Veritas.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ServerSignIn(ServerFolder folder, EmbeddedPostgresOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits until Veritas can sign in; makes its role and database when they are missing. False when it hangs.
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
                // A server that replays its log says so and is waited for; one that says nothing hangs.
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
                    $"The embedded PostgreSQL on port {port} refuses the passwords kept in {folder.Root} "
                        + $"({refused.SqlState}). "
                        + "Put the files back, or start anew with ./veritas reset, which removes the data.",
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
