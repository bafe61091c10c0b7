namespace Veritas.Storage;

/// <summary>
/// Runs the queries of one request with a timeout and the request's cancellation; an outage becomes a <see
/// cref="Problem"/>.
/// </summary>
internal static class QueryTimeout
{
    /// <summary>Timeout of all statements of a request together.</summary>
    public static readonly TimeSpan Request = TimeSpan.FromSeconds(8);

    /// <summary>The result of the query, or <see cref="DatabaseAvailability.Problem"/>.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public static async Task<Result<T>> WithTimeout<T>(
        this TimeProvider time,
        CancellationToken cancel,
        Func<CancellationToken, Task<Result<T>>> query
    )
        where T : notnull
    {
        using var timeout = new CancellationTokenSource(Request, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await query(ended.Token);
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure) && !cancel.IsCancellationRequested)
        {
            return DatabaseAvailability.Problem;
        }
    }
}
