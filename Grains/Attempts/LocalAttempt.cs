using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>
/// The attempt as the socket of its client calls it when both are in one process. Events wait for a turn of the grain,
/// as a message does, but nothing else of a message is needed. Create it in a turn of the grain.
/// </summary>
/// <param name="ingest">Accepts events, in a turn of the grain.</param>
/// <param name="hear">Notes that the client has sent a message; called from any thread.</param>
/// <param name="failed">Called after an unexpected exception, for the log.</param>
internal sealed class LocalAttempt(Func<EventBatch, Result<Progress>> ingest, Action hear, Action<Exception> failed)
    : ILocalAttempt
{
    private static readonly Problem Failed = new(
        ProblemKind.Unavailable,
        "try_later",
        "the attempt is temporarily unavailable"
    );

    private readonly TaskScheduler _turns = TaskScheduler.Current;
    private volatile bool _left;

    private Result<Progress> Accept(EventBatch batch) => ingest(batch);

    private void Fail(Exception failure) => failed(failure);

    /// <summary>Refuses further calls: the attempt is leaving this process or has another socket.</summary>
    public void Leave() => _left = true;

    public bool Hear()
    {
        if (_left)
        {
            return false;
        }

        hear();
        return true;
    }

    public Task Ingest(EventBatch batch, IIngestAnswers answers) =>
        Task.Factory.StartNew(
            static turn => ((Turn)turn!).Run(),
            new Turn(this, batch, answers),
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            _turns
        );

    private sealed record Turn(LocalAttempt Attempt, EventBatch Batch, IIngestAnswers Answers)
    {
        public void Run()
        {
            if (Attempt._left)
            {
                Answers.Refused(Batch, null);
                return;
            }

            var result = Try();
            if (result.Ok)
            {
                Answers.Accepted(result.Value);
            }
            else
            {
                Answers.Refused(Batch, result.Problem);
            }
        }

        private Result<Progress> Try()
        {
            try
            {
                return Attempt.Accept(Batch);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Attempt.Fail(failure);
                return Failed;
            }
        }
    }
}
