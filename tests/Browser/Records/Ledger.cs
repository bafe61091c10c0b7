using System.Text.Json;
using Veritas.Tests.Browser.Server;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Browser.Records;

/// <summary>
/// One attempt seen from three sides: the rows in PostgreSQL, the grain's own answer, and a replay of the rows.
/// </summary>
public sealed class Ledger(LiveServer server, Person teacher, Guid attempt)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The rows, as soon as there are as many as the grain has counted, with at least that many of the client's.
    /// </summary>
    public Task<StoredAttempt> SettledAsync(long fromClient) =>
        UntilAsync(
            $"the client's {fromClient} events are in the table",
            record => record.ClientSeqs.Count() >= fromClient
        );

    /// <summary>The rows, as soon as that holds and they are as many as the grain has counted.</summary>
    public async Task<StoredAttempt> UntilAsync(string what, Func<StoredAttempt, bool> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(Poll);
        while (true)
        {
            var counted = (await LookAsync()).Events;
            var record = await StoredAttempt.ReadAsync(server.Database.DataSource, attempt);
            if (record.Events.Length == counted && holds(record))
            {
                return record;
            }

            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(
                    $"{what}: not within {Limit.TotalSeconds} s. The grain has counted {counted} events, the table has "
                        + string.Join(", ", record.Events.Select(e => $"{e.Seq} {e.Type} {e.Ms} ms"))
                );
            }
        }
    }

    /// <summary>The grain's score and count of events.</summary>
    public async Task<(double Integrity, long Events)> LookAsync()
    {
        var answer = await MonitoringAsync();
        return (
            answer.GetProperty("score").GetProperty("integrity_score").GetDouble(),
            answer.GetProperty("attempt").GetProperty("events").GetInt64()
        );
    }

    /// <summary>
    /// The score by replay, by the grain and by the attempt's row is one number, to the last digit; and so are the
    /// alerts.
    /// </summary>
    public async Task AgreesAsync(StoredAttempt record)
    {
        Assert.Equal(record.Replayed, (await LookAsync()).Integrity);
        Assert.Equal(record.Replayed, record.IntegrityScore);
        Assert.Equal(record.Events.Length, record.EventCount);
        Assert.Equal(
            record.ReplayedAlerts.Select(a => $"{a.Kind} {string.Join(',', a.EventSeqs)}").Order(),
            record.Alerts.Select(a => $"{a.Kind} {string.Join(',', a.Seqs)}").Order()
        );
    }

    private async Task<JsonElement> MonitoringAsync() =>
        await ExamApi.Must(await teacher.Http.GetAsync($"/teacher/attempts/{attempt}/monitoring?limit=1"));
}
