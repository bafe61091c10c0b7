using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>A read with a time limit: without an answer it is the database that is away.</summary>
internal static class Asking
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public static async Task<Result<T>> Ask<T>(this TimeProvider time, Func<CancellationToken, Task<Result<T>>> question)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            return await question(limit.Token);
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            return DatabaseAway.Problem;
        }
    }
}
