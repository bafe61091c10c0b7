using Veritas.Tests.Failover.Installation;
using Veritas.Tests.Faults;

namespace Veritas.Tests.Failover;

/// <summary>
/// A web host without grains ends without a word; its clients go on through the other processes, and their attempts
/// with them.
/// </summary>
public sealed class WebHostKillTests(Stage stage, ITestOutputHelper output)
{
    [Fact]
    public Task A_killed_web_host_loses_and_doubles_nothing() =>
        new FaultRun(stage, output).RoundsAsync(
            "`kill -9` of a web host without grains",
            async strike =>
            {
                var webHost = ((ClusterSite)stage.Site).WebHost;
                await webHost.KillAsync();
                strike.CauseIsGone();
                await webHost.StartAgainAsync();
            }
        );
}
