namespace Veritas.Tests.Faults;

/// <summary>Processes of Veritas are killed.</summary>
public sealed class ServerKillTests(Stage stage, ITestOutputHelper output)
{
    [Fact]
    public Task Kill_9_of_the_server_causes_no_loss_and_no_duplicates() =>
        new FaultRun(stage, output).RoundsAsync(
            "`kill -9` of the server",
            async strike =>
            {
                var victim = stage.Site.Victims[strike.Random.Next(stage.Site.Victims.Count)];
                await victim.KillAsync();
                strike.CauseIsGone();
                await victim.StartAgainAsync();
            }
        );
}
