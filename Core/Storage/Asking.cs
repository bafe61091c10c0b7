namespace Veritas.Storage;

/// <summary>The one way to ask PostgreSQL on behalf of a caller who waits.</summary>
internal static class Asking
{
    /// <summary>Without an answer within the limit it is the database that is away; the rest of failures are faults.</summary>
    public static async Task<Result<T>> Ask<T>(this TimeProvider time, TimeSpan limit, Func<CancellationToken, Task<Result<T>>> question)
    {
        using var end = new CancellationTokenSource(limit, time);
        try
        {
            return await question(end.Token);
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            return DatabaseAway.Problem;
        }
    }
}
