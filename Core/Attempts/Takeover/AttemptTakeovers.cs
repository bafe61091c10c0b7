using Npgsql;

namespace Veritas.Attempts;

/// <summary>Batches concurrent takeovers of attempts. A single takeover starts at once.</summary>
internal sealed class AttemptTakeovers(TakeoverStore store)
{
    private const int MostAtOnce = 256;
    private const int MostBatches = 3;

    /// <summary>Upper bound of waiting takeovers; further ones fail and are retried.</summary>
    private const int MostWaiting = 200_000;
    private readonly Lock _gate = new();
    private readonly Queue<Request> _waiting = new();
    private int _batches;

    /// <summary>
    /// Takes over an attempt with the next epoch, or reads it if it has ended; null when there is none.
    /// </summary>
    /// <param name="id">The attempt.</param>
    /// <param name="cancel">Cancels the wait. The epoch may be incremented nevertheless, which is harmless.</param>
    /// <exception cref="NpgsqlException">The database is unavailable.</exception>
    /// <exception cref="InvalidOperationException">Too many takeovers are waiting.</exception>
    public async Task<Takeover?> TakeAsync(Guid id, CancellationToken cancel)
    {
        var request = new Request(id);
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
                // A cancelled caller does not cancel the batch of the others; its statements have their own timeouts.
                var taken = await store.TakeAsync([.. batch.Keys], CancellationToken.None);
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
                // An unreadable row must fail only its own attempt.
                Split(batch.Values);
            }
        }
    }

    /// <summary>
    /// The next batch, without duplicate attempts; empty when nothing is waiting, which ends this loop.
    /// </summary>
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

    private sealed record Request(Guid Id, bool Alone = false)
    {
        public TaskCompletionSource<Takeover?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
