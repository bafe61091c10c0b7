using Npgsql;

namespace Veritas.Attempts;

/// <summary>
/// Gathers activations that want their attempts at the same time, and takes them over together. One that comes alone
/// waits for nobody.
/// </summary>
internal sealed class AttemptTakeovers(TakeoverStore store)
{
    private const int MostAtOnce = 256;
    private const int MostBatches = 3;

    /// <summary>More than a process can hold; who comes after is refused and tries again.</summary>
    private const int MostWaiting = 200_000;
    private readonly Lock _gate = new();
    private readonly Queue<Request> _waiting = new();
    private int _batches;

    /// <summary>
    /// Takes an attempt over with the next epoch, or reads it when it has ended; null when there is none.
    /// </summary>
    /// <param name="id">The attempt.</param>
    /// <param name="from">How far its snapshot goes.</param>
    /// <param name="cancel">Ends the wait; the epoch may be taken all the same, which harms nobody.</param>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    /// <exception cref="InvalidOperationException">Too many wait.</exception>
    public async Task<Takeover?> TakeAsync(Guid id, SnapshotMarks from, CancellationToken cancel)
    {
        var request = new Request(id, from);
        lock (_gate)
        {
            if (_waiting.Count >= MostWaiting)
            {
                throw new InvalidOperationException("too many attempts are waiting to be taken over");
            }

            _waiting.Enqueue(request);
            if (_batches < MostBatches)
            {
                _batches++;
                _ = Task.Run(DrainAsync, CancellationToken.None);
            }
        }

        return await request.Answer.Task.WaitAsync(cancel);
    }

    private async Task DrainAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                // Whoever gave up waiting does not end the others' batch; its statements have time limits of their own.
                var taken = await store.TakeAsync(
                    batch.ToDictionary(r => r.Key, r => r.Value.From),
                    CancellationToken.None
                );
                foreach (var request in batch.Values)
                {
                    request.Answer.TrySetResult(taken.GetValueOrDefault(request.Id));
                }
            }
            catch (Exception e) when (batch.Count == 1 || e is NpgsqlException)
            {
                foreach (var request in batch.Values)
                {
                    request.Answer.TrySetException(e);
                }
            }
            catch (Exception)
            {
                // A row that cannot be read must fail its own attempt only.
                Split(batch.Values);
            }
        }
    }

    /// <summary>The next batch, no attempt twice; empty when nobody waits, and then this drain has ended.</summary>
    private Dictionary<Guid, Request> Next()
    {
        lock (_gate)
        {
            var batch = new Dictionary<Guid, Request>();
            while (
                batch.Count < MostAtOnce && _waiting.TryPeek(out var next) && !next.Alone && batch.TryAdd(next.Id, next)
            )
            {
                _waiting.Dequeue();
            }

            if (batch.Count == 0 && _waiting.TryDequeue(out var alone))
            {
                batch.Add(alone.Id, alone);
            }

            _batches -= batch.Count == 0 ? 1 : 0;
            return batch;
        }
    }

    private void Split(IEnumerable<Request> batch)
    {
        lock (_gate)
        {
            foreach (var request in batch)
            {
                _waiting.Enqueue(request with { Alone = true });
            }
        }
    }

    private sealed record Request(Guid Id, SnapshotMarks From, bool Alone = false)
    {
        public TaskCompletionSource<Takeover?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
