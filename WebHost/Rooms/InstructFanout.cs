using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Rooms;

/// <summary>The outcome of an instruction to one attempt.</summary>
public sealed record InstructOutcome(Guid AttemptId, bool Ok, string? Code = null, string? Detail = null);

/// <summary>
/// Sends an instruction to many attempts with limited concurrency. Failures are reported per attempt.
/// </summary>
internal sealed class InstructFanout(IGrainFactory grains, TimeProvider time)
{
    private const int AtATime = 32;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public async Task<ImmutableArray<InstructOutcome>> Send(
        ImmutableArray<Guid> attempts,
        Instruct command,
        CancellationToken cancel
    )
    {
        var outcomes = new InstructOutcome[attempts.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel };
        await Parallel.ForAsync(
            0,
            attempts.Length,
            options,
            async (i, stop) => outcomes[i] = await Send(attempts[i], command, stop)
        );
        return [.. outcomes];
    }

    private async Task<InstructOutcome> Send(Guid attemptId, Instruct command, CancellationToken cancel)
    {
        try
        {
            var answer = await grains
                .GetGrain<IAttemptGrain>(attemptId)
                .Instruct(command)
                .WaitAsync(Limit, time, cancel);
            return new InstructOutcome(attemptId, answer.Ok, answer.Problem?.Code, answer.Problem?.Detail);
        }
        catch (Exception failure) when (Unavailability.Of(failure) is not null && !cancel.IsCancellationRequested)
        {
            return new InstructOutcome(
                attemptId,
                false,
                "attempt_away",
                "The attempt does not respond. Try again soon."
            );
        }
    }
}
