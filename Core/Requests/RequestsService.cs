
namespace Veritas.Requests;

/// <summary>Thin: the primary key decides who is first.</summary>
internal sealed class RequestsService(RequestStore store, TimeProvider time)
{
    /// <summary>Longer than any request runs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly StoredAnswer New = new(0, null, null);
    private static readonly Problem Running = new(ProblemKind.Conflict, "idempotency_running", "The first request with this key is still running.", RetryAfterS: 1);
    private static readonly Problem Mismatch = new(ProblemKind.Conflict, "idempotency_mismatch", "This key was used for another request.");
    private static readonly Problem Unknown = new(
        ProblemKind.Conflict, "idempotency_unknown", "Nobody knows how the first request with this key ended. Look whether it was done, else use another key.");

    /// <summary>
    /// Status 0: run it, then <see cref="Finish"/> or <see cref="Forget"/>. Else what it answered. Problems: <c>idempotency_mismatch</c> (the key was
    /// used for something else), <c>idempotency_running</c>, <c>idempotency_unknown</c> (begun a minute ago and never finished: nobody knows).
    /// </summary>
    public async Task<Result<StoredAnswer>> Begin(KeyedRequest request)
    {
        var now = time.GetUtcNow();
        if (await store.Begin(request, now))
        {
            return New;
        }

        return await store.Find(request.UserId, request.Key) switch
        {
            // Forgotten in between.
            null => Running,
            var known when !request.Hash.Span.SequenceEqual(known.Hash) => Mismatch,
            { Answer: { } answer } => answer,
            var known => now - known.BegunAt < Longest ? Running : Unknown,
        };
    }

    /// <summary>It succeeded with that answer.</summary>
    public Task Finish(Guid userId, string key, StoredAnswer answer) => store.Finish(userId, key, answer);

    /// <summary>It was refused and changed nothing: the key is free again.</summary>
    public Task Forget(Guid userId, string key) => store.Forget(userId, key);
}
