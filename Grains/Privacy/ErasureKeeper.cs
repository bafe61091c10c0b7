using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Privacy;

/// <summary>Takes away what erased people have left.</summary>
internal sealed class ErasureKeeper(ErasureWork work, TimeProvider time, IOptions<PrivacyOptions> options, ILogger<ErasureKeeper> logger)
    : Chore(TimeSpan.FromMilliseconds(options.Value.ErasureMilliseconds), time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly int _batch = options.Value.ErasureBatch;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        foreach (var person in await work.OpenAsync(cancel))
        {
            while (await work.StepAsync(person, _batch, _time.GetUtcNow(), cancel))
            {
            }
        }
    }
}
