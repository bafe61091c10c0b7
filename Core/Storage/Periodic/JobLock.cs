using Npgsql;

namespace Veritas.Storage;

/// <summary>Keeps a job to one process at a time.</summary>
internal interface IJobLock
{
    /// <summary>Runs the turn while this process holds the job's lock; false: another process holds it.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="turn">Its token is cancelled too when the lock is lost.</param>
    /// <param name="cancel">Ends the turn.</param>
    Task<bool> RunAsync(string job, Func<CancellationToken, Task> turn, CancellationToken cancel);
}

/// <summary>
/// A session-level advisory lock of PostgreSQL, on a connection of its own: when the process dies, its connection ends
/// and with it the lock. A pooler between Veritas and PostgreSQL must keep sessions.
/// </summary>
internal sealed class JobLock(NpgsqlDataSource database) : IJobLock
{
    private const int TimeoutSeconds = 5;
    private const string LockText = "select pg_try_advisory_lock(hashtextextended($1, 0))";
    private const string UnlockText = "select pg_advisory_unlock(hashtextextended($1, 0))";

    public async Task<bool> RunAsync(string job, Func<CancellationToken, Task> turn, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // A statement that fails may have taken the lock all the same.
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
    /// Cancels the turn when the connection, and so the lock, is lost; throws what broke the connection.
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
                // Nothing is sent to this connection: it is read so that its end is noticed at once.
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
            // In the pool the connection would go on holding the lock. After this it is closed when it is returned.
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
