using Veritas.Storage;

namespace Veritas.Requests;

/// <summary>Idempotency keys. The primary key decides which request is the first.</summary>
internal sealed class RequestsService(RequestStore store, TimeProvider time)
{
    /// <summary>Longer than any request runs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly StoredAnswer New = new(0, null, null);

    private static readonly Problem Running = new(
        ProblemKind.Conflict,
        "idempotency_running",
        "The first request with this key is still running.",
        RetryAfterS: 1
    );

    private static readonly Problem Mismatch = new(
        ProblemKind.Conflict,
        "idempotency_mismatch",
        "This key was used for another request."
    );

    private static readonly Problem Unknown = new(
        ProblemKind.Conflict,
        "idempotency_unknown",
        "The outcome of the first request with this key is unknown. Check whether it took effect; "
            + "if not, use another key."
    );

    /// <summary>
    /// Status 0: the caller runs the request and then calls <see cref="Finish"/> or <see cref="Release"/>. Otherwise
    /// the stored answer. Problems: <c>idempotency_mismatch</c> (the key was used for something else),
    /// <c>idempotency_running</c>, <c>idempotency_unknown</c> (begun a minute ago and never finished).
    /// </summary>
    public Task<Result<StoredAnswer>> Begin(KeyedRequest request, CancellationToken cancel) =>
        time.WithTimeout<StoredAnswer>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                if (await store.BeginAsync(request, now, cancel))
                {
                    return New;
                }

                return await store.FindAsync(request.UserId, request.Key, cancel) switch
                {
                    // Released between the two statements.
                    null => Running,
                    var known when !request.Hash.Span.SequenceEqual(known.Hash.Span) => Mismatch,
                    { Answer: { } answer } => answer,
                    var known => now - known.BegunAt < Longest ? Running : Unknown,
                };
            }
        );

    /// <summary>Stores the answer of a request that succeeded.</summary>
    public Task Finish(Guid userId, string key, StoredAnswer answer, CancellationToken cancel) =>
        store.FinishAsync(userId, key, answer, cancel);

    /// <summary>Releases the key of a request that was refused and changed nothing.</summary>
    public Task Release(Guid userId, string key, CancellationToken cancel) => store.ReleaseAsync(userId, key, cancel);
}
