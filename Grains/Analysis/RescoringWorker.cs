using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Computes and applies rescorings.</summary>
internal sealed class RescoringWorker(RescoringWork work, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<RescoringWorker> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.RescoringMilliseconds), time, logger)
{
    protected override async Task TurnAsync(CancellationToken cancel)
    {
        try
        {
            while (await work.StepAsync(cancel))
            {
            }
        }
        catch (Exception fault) when (!DatabaseAway.Explains(fault))
        {
            await work.FailAsync(cancel);
            throw;
        }
    }
}
