using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>A read with the time limit of dashboards and analytics.</summary>
internal static class Reading
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public static Task<Result<T>> Ask<T>(this TimeProvider time, Func<CancellationToken, Task<Result<T>>> question) => time.Ask(Limit, question);
}
