using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Compares the answers of exams that are over.</summary>
internal sealed class CollusionWorker(CollusionWork work, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<CollusionWorker> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.CollusionMilliseconds), time, logger)
{
    protected override async Task TurnAsync(CancellationToken cancel)
    {
        while (await work.StepAsync(cancel))
        {
        }
    }
}
