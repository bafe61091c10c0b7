using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Computes and applies rescorings. One that is at fault fails, so that others have their turn.</summary>
internal sealed class RescoringJob(RescoringWork work)
{
    /// <summary>Takes one step; false: there is nothing to do.</summary>
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
