using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Installation;

namespace Veritas.Tests.Faults;

/// <summary>
/// PostgreSQL crashes, hangs or is unavailable. Live alerts continue, and no event is acknowledged as durable.
/// </summary>
public sealed class PostgresTests(Stage stage, ITestOutputHelper output)
{
    private TimeSpan Freeze => TimeSpan.FromSeconds(stage.Settings.Full ? 30 : 4);

    private TimeSpan Down => TimeSpan.FromSeconds(stage.Settings.Full ? 60 : 5);

    [Fact]
    public Task Kill_9_of_the_postmaster_causes_no_loss_and_no_duplicates() =>
        new FaultRun(stage, output).RoundsAsync(
            "`kill -9` of the postmaster",
            async strike =>
            {
                await stage.Postgres.KillPostmasterAsync();
                strike.CauseIsGone();
                await stage.Postgres.StartAgainAsync();
            }
        );

    [Fact]
    public Task A_hanging_PostgreSQL_delays_only_durable_acknowledgements() =>
        new FaultRun(stage, output).RoundsAsync(
            "PostgreSQL stopped (SIGSTOP)",
            async strike =>
            {
                var frozen = await stage.Postgres.FreezeAsync();
                try
                {
                    var began = TimeProvider.System.GetTimestamp();
                    await Health.UntilAsync(stage, "degraded", "away");
                    var told = strike.Load.Told();
                    await AliveAsync(strike);
                    await LastAsync(Freeze, began);
                    AssertStoodStill(strike, told);
                }
                finally
                {
                    strike.CauseIsGone();
                    await PrivatePostgres.ThawAsync(frozen);
                }

                await Health.UntilAsync(stage, "ok", "ok");
            }
        );

    [Fact]
    public Task An_unavailable_PostgreSQL_delays_only_durable_acknowledgements() =>
        new FaultRun(stage, output).RoundsAsync(
            "PostgreSQL down",
            async strike =>
            {
                await stage.Postgres.StopAsync();
                try
                {
                    var began = TimeProvider.System.GetTimestamp();
                    await Health.UntilAsync(stage, "degraded", "away");
                    var told = strike.Load.Told();
                    await AliveAsync(strike);
                    await LastAsync(Down, began);
                    AssertStoodStill(strike, told);
                }
                finally
                {
                    await stage.Postgres.StartAgainAsync();
                    strike.CauseIsGone();
                }

                await Health.UntilAsync(stage, "ok", "ok");
            }
        );

    /// <summary>Checks that events are still accepted and the teacher still receives alerts.</summary>
    private static async Task AliveAsync(Strike strike)
    {
        var (accepted, heard) = (strike.Load.Accepted, strike.Load.Teacher.Heard);
        await Waiting.UntilAsync(
            "events are accepted and alerts reach the teacher while PostgreSQL is away",
            () => strike.Load.Accepted > accepted + strike.Load.Clients.Count && strike.Load.Teacher.Heard > heard
        );
    }

    private static Task LastAsync(TimeSpan span, long began)
    {
        var left = span - TimeProvider.System.GetElapsedTime(began);
        return left > TimeSpan.Zero ? Waiting.ForAsync(left) : Task.CompletedTask;
    }

    /// <summary>
    /// The numbers are taken after the outage is detected, because acknowledgements of earlier commits may arrive
    /// shortly after the fault.
    /// </summary>
    private static void AssertStoodStill(Strike strike, long[] told) => Assert.Equal(told, strike.Load.Told());
}
