using Veritas.Tests.Faults.Check;
using Veritas.Tests.Faults.Installation;

namespace Veritas.Tests.Faults;

/// <summary>PostgreSQL dies, stands still, is away. Live alerts go on; nothing is called durable that is not.</summary>
public sealed class PostgresTests(Stage stage, ITestOutputHelper output)
{
    private TimeSpan Freeze => TimeSpan.FromSeconds(stage.Settings.Full ? 30 : 4);

    private TimeSpan Down => TimeSpan.FromSeconds(stage.Settings.Full ? 60 : 5);

    [Fact]
    public Task Kill_9_of_the_postmaster_loses_and_doubles_nothing() =>
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
    public Task A_postgres_that_stands_still_holds_up_nothing_but_durable() =>
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
    public Task A_postgres_that_is_away_holds_up_nothing_but_durable() =>
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

    /// <summary>Events are still taken in, and the teacher still hears of them.</summary>
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
    /// What was committed the moment before may be told a moment after the fault, so the count begins when it is known
    /// to be away.
    /// </summary>
    private static void AssertStoodStill(Strike strike, long[] told) => Assert.Equal(told, strike.Load.Told());
}
