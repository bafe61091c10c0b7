using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Keeps the summaries behind dashboards and analytics up to date. What fails stays in the queue; dashboards show what was counted before.</summary>
internal sealed class SummaryKeeper(SummaryStore summaries, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<SummaryKeeper> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.SummaryMilliseconds), time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly int _batch = options.Value.SummaryBatch;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        // A full batch: more is waiting.
        while (await summaries.FoldAsync(_batch, _time.GetUtcNow(), cancel) == _batch)
        {
        }
    }
}
