using Veritas.Tests.Failover.Installation;
using Veritas.Tests.Faults;

namespace Veritas.Tests.Failover;

/// <summary>A new version is rolled out in the middle of an exam.</summary>
public sealed class RollingRestartTests(Stage stage, ITestOutputHelper output)
{
    [Fact]
    public Task A_restart_of_every_process_one_by_one_loses_and_doubles_nothing() =>
        new FaultRun(stage, output).RoundsAsync(
            "rolling restart of every process",
            async strike =>
            {
                var site = (ClusterSite)stage.Site;
                foreach (var node in site.All)
                {
                    await node.StopAsync();
                    await node.StartAgainAsync();
                }
            }
        );
}
