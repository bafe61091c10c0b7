using Npgsql;
using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>
/// The only server gets SIGTERM while students submit. Each attempt is either submitted with its answers or still in
/// progress, and a retry after the restart submits it. No request fails with an internal error.
/// </summary>
public sealed class StopTests(Stage stage, ITestOutputHelper output)
{
    private const string WaitingText =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";

    private OneServer Server => (OneServer)stage.Site;

    [Fact]
    public async Task All_attempts_are_submitted_despite_a_restart()
    {
        var random = new Random(stage.Settings.Seed);
        output.WriteLine($"VERITAS_FAULT_SEED={stage.Settings.Seed}");
        for (var round = 0; round < stage.Settings.Rounds; round++)
        {
            var students = await HandIns.StartAsync(stage, exams: 6);
            var all = students.SelectMany(own => own).ToList();
            await HandIns.OverStopAsync(
                students,
                random,
                Server.SignalStopAsync,
                Server.WaitForEndAsync,
                Server.StartAgainAsync,
                () => HandIns.AssertWholeAsync(stage, output, all)
            );
        }
    }

    /// <summary>
    /// All submissions wait for a locked table during the shutdown: before the grain call, in the grain, and in its
    /// call to another grain.
    /// </summary>
    [Theory]
    [InlineData("audit_pending")]
    [InlineData("exams")]
    [InlineData("exam_attempts")]
    [InlineData("attempt_answers")]
    public async Task A_submission_during_the_shutdown_completes_or_can_be_retried(string table)
    {
        var all = (await HandIns.StartAsync(stage, exams: 1)).Select(own => own[0]).ToList();
        await using (var holding = await stage.Database.OpenConnectionAsync())
        {
            await using var held = await holding.BeginTransactionAsync();
            await ExecuteAsync(holding, $"lock table {table} in access exclusive mode");
            var handing = Task.WhenAll(all.Select(a => a.TryAsync()));
            await Waiting.UntilAsync("hand-ins wait for the table", async () => await WaitingAsync() > 0);
            var stops = Stops();
            await Server.SignalStopAsync();
            await Waiting.UntilAsync("the server stops", () => Stops() > stops);
            await held.RollbackAsync();
            await handing.WaitAsync(Waiting.Limit);
        }

        await Server.WaitForEndAsync();
        await HandIns.AssertWholeAsync(stage, output, all);

        await Server.StartAgainAsync();
        foreach (var attempt in all.Where(a => !a.IsDone))
        {
            Assert.True(await attempt.TryAsync());
        }

        await HandIns.AssertWholeAsync(stage, output, all);
    }

    private async Task<long> WaitingAsync()
    {
        await using var command = stage.Database.CreateCommand(WaitingText);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Number of shutdown messages in the log.</summary>
    private int Stops() => Server.Log.Split("Application is shutting down").Length;
}
