using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Privacy;

/// <summary>Archives months of events whose time has come.</summary>
internal sealed class ArchiveKeeper(EventArchiver archiver, TimeProvider time, IOptions<ArchiveOptions> options, ILogger<ArchiveKeeper> logger)
    : Chore(TimeSpan.FromSeconds(options.Value.ArchiveSeconds), time, logger)
{
    protected override async Task TurnAsync(CancellationToken cancel)
    {
        while (await archiver.StepAsync(cancel))
        {
        }
    }
}
