using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Learning;

/// <summary>Keeps students' records up to date. What fails stays in the queue; records show what was counted before.</summary>
internal sealed class PerformanceKeeper(PerformanceKeeping records, TimeProvider time, IOptions<LearningOptions> options, ILogger<PerformanceKeeper> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.RecordMilliseconds), time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly int _batch = options.Value.RecordBatch;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        // A full batch: more is waiting.
        while (await records.FoldAsync(_batch, _time.GetUtcNow(), cancel) >= _batch)
        {
        }
    }
}
