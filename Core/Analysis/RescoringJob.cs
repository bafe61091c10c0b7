using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Computes and applies rescorings. A rescoring that cannot be computed fails, so that it does not block the others.
/// </summary>
internal sealed class RescoringJob(RescoringWork work)
{
    /// <summary>Takes one step; false if there is nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        try
        {
            return await work.StepAsync(cancel);
        }
        catch (Exception fault) when (!DatabaseAvailability.IsOutage(fault))
        {
            await work.FailAsync(cancel);
            throw;
        }
    }
}
