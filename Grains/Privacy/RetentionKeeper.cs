using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Privacy;

/// <summary>Deletes the evidence of attempts whose time is up, batch by batch.</summary>
internal sealed partial class RetentionKeeper(RetentionWork work, TimeProvider time, IOptions<PrivacyOptions> options, ILogger<RetentionKeeper> logger)
    : Chore(TimeSpan.FromSeconds(options.Value.RetentionSeconds), time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly PrivacyOptions _settings = options.Value;
    private readonly ILogger _logger = logger;

    protected override async Task TurnAsync(CancellationToken cancel)
    {
        var batches = 0;
        while (_settings.Retention && await work.StepAsync(_settings.RetentionBatch, _time.GetUtcNow(), cancel))
        {
            batches++;
        }

        if (batches > 0)
        {
            LogDeleted(_logger, batches);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention has deleted {Batches} batches; their proofs are in deletion_records")]
    private static partial void LogDeleted(ILogger logger, int batches);
}
