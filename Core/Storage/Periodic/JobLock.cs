using Npgsql;

namespace Veritas.Storage;

/// <summary>Ensures that a job runs in one process at a time.</summary>
internal interface IJobLock
{
    /// <summary>Runs the turn while this process holds the job's lock; false: another process holds it.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="turn">Its token is cancelled too when the lock is lost.</param>
    /// <param name="cancel">Cancels the turn.</param>
    Task<bool> RunAsync(string job, Func<CancellationToken, Task> turn, CancellationToken cancel);
}

/// <summary>
/// A session-level advisory lock of PostgreSQL on its own connection, so that the lock is released when the process
/// dies. A pooler between Veritas and PostgreSQL must use session pooling.
/// </summary>
internal sealed class JobLock(NpgsqlDataSource database) : IJobLock
{
    private const int TimeoutSeconds = 5;
    private const string LockText = "select pg_try_advisory_lock(hashtextextended($1, 0))";
    private const string UnlockText = "select pg_advisory_unlock(hashtextextended($1, 0))";

    public async Task<bool> RunAsync(string job, Func<CancellationToken, Task> turn, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // The lock may have been acquired even if the statement failed.
        var held = true;
        try
        {
            held = await AskAsync(connection, LockText, job, cancel);
            if (held)
            {
                await WhileConnectedAsync(connection, turn, cancel);
            }

            return held;
        }
        finally
        {
            if (held)
            {
                await ReleaseAsync(connection, job);
            }
        }
    }

    /// <summary>
    /// Cancels the turn when the connection, and thus the lock, is lost; throws the connection's error.
    /// </summary>
    private static async Task WhileConnectedAsync(
        NpgsqlConnection connection,
        Func<CancellationToken, Task> turn,
        CancellationToken cancel
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watch = WatchAsync(connection, end);
        try
        {
            await turn(end.Token);
        }
        finally
        {
            await end.CancelAsync();
            await watch;
        }
    }

    private static async Task WatchAsync(NpgsqlConnection connection, CancellationTokenSource end)
    {
        try
        {
            while (true)
            {
                // Nothing is received on this connection; reading it detects its end at once.
                await connection.WaitAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The turn is over.
        }
        catch
        {
            await end.CancelAsync();
            throw;
        }
    }

    private async Task ReleaseAsync(NpgsqlConnection connection, string job)
    {
        try
        {
            if (connection.FullState == System.Data.ConnectionState.Open)
            {
                await AskAsync(connection, UnlockText, job, CancellationToken.None);
            }
        }
        catch (Exception)
        {
            // Makes the pool close the connection on return, because a pooled connection would keep the lock.
            database.Clear();
        }
    }

    private static async Task<bool> AskAsync(
        NpgsqlConnection connection,
        string text,
        string job,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = "veritas.job." + job });
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
