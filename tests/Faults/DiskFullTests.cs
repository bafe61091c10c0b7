using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Installation;

namespace Veritas.Tests.Faults;

/// <summary>
/// The disk of PostgreSQL is full. PostgreSQL may refuse writes or exit; it is restarted after space has been freed.
/// </summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    /// <summary>A new server needs about 60 MB for its files and at least 80 MB for its WAL.</summary>
    private const int Megabytes = 400;

    [Fact]
    public async Task A_full_disk_loses_no_durable_event_and_service_resumes_afterwards()
    {
        await using var disk = await SmallDisk.MountAsync(Megabytes);
        await using var stage = new Stage { PostgresHome = Path.Combine(disk.Folder, "home") };
        await stage.InitializeAsync();
        await new FaultRun(stage, output).RoundsAsync(
            "PostgreSQL's disk full",
            async strike =>
            {
                disk.Fill();
                var accepted = strike.Load.Accepted;
                try
                {
                    await Waiting.UntilAsync(
                        "/health says degraded",
                        async () =>
                            await Health.ReadAsync(stage.Site.Addresses[0]) is { } health
                            && health.GetProperty("status").GetString() == "degraded"
                    );
                    await Waiting.UntilAsync(
                        "events are accepted all the same",
                        () => strike.Load.Accepted > accepted + strike.Load.Clients.Count
                    );
                }
                finally
                {
                    disk.Empty();
                }

                strike.CauseIsGone();
                await Waiting.UntilAsync("PostgreSQL runs again", stage.Postgres.TryReviveAsync);
                await Health.UntilAsync(stage, "ok", "ok");
            }
        );
    }
}
