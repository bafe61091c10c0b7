using Veritas.Tests.Failover.Installation;
using Veritas.Tests.Faults;
using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Failover;

/// <summary>No silo is left while students hand in; the web host without one stays up and has nobody to call.</summary>
public sealed class SiloStopTests(Stage stage, ITestOutputHelper output)
{
    private const int Exams = 6;

    private IReadOnlyList<NodeProcess> Silos => ((ClusterSite)stage.Site).Nodes;

    [Fact]
    public async Task Students_who_hand_in_while_the_only_silo_stops_get_everything_handed_in()
    {
        var students = await HandIns.StartAsync(stage, Exams);
        // The attempts of these come to life in the one that is left, with the first try to hand them in.
        foreach (var silo in Silos.Skip(1))
        {
            await silo.StopAsync();
        }

        try
        {
            await HandInAsync(students, [Silos[0]]);
            Assert.Contains("Retrying Submit after", stage.Site.Log, StringComparison.Ordinal);
        }
        finally
        {
            // The other tests need them all.
            foreach (var silo in Silos.Skip(1))
            {
                await silo.StartAgainAsync();
            }
        }
    }

    [Fact]
    public async Task Students_who_hand_in_while_all_silos_stop_at_once_get_everything_handed_in() =>
        await HandInAsync(await HandIns.StartAsync(stage, Exams), Silos);

    private Task HandInAsync(IReadOnlyList<IReadOnlyList<HandIn>> students, IReadOnlyList<NodeProcess> silos)
    {
        output.WriteLine($"VERITAS_FAULT_SEED={stage.Settings.Seed}");
        return HandIns.OverStopAsync(
            students,
            new Random(stage.Settings.Seed),
            () => Task.WhenAll(silos.Select(s => s.SignalStopAsync())),
            () => Task.WhenAll(silos.Select(s => s.WaitForEndAsync())),
            () => Task.WhenAll(silos.Select(s => s.StartAgainAsync())),
            () => HandIns.AssertWholeAsync(stage, output, [.. students.SelectMany(own => own)])
        );
    }
}
