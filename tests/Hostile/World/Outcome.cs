using System.Globalization;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Hostile.World;

/// <summary>Checks the database after an attack.</summary>
public static class Outcome
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Checks the control attempt: exactly the events that it sent, with the score and alerts computed from them.
    /// </summary>
    public static async Task OfControlAsync(Battlefield field, IReadOnlyList<string> sent)
    {
        var stored = await SettledAsync(field, field.Control.Attempt, field.ControlTeacher);
        Assert.Equal(
            sent,
            stored
                .Events.Where(e => e.Seq > 0)
                .Select(e =>
                    $"{e.Seq} {e.Type} {e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)} {e.Ms}"
                )
        );
        Assert.Equal("in_progress", stored.Status);
        Assert.True(sent.Count > 100, $"the control attempt sent only {sent.Count} events");
    }

    /// <summary>
    /// Checks an attacked attempt: all acknowledged events without a gap, with the score computed from them.
    /// </summary>
    public static async Task OfAttackedAsync(Battlefield field, Guid attempt, long accepted)
    {
        var stored = await SettledAsync(field, attempt, field.AttackedTeacher);
        var seqs = stored.ClientSeqs.ToList();
        // Events accepted after the last acknowledgement may be stored too.
        Assert.True(seqs.Count >= accepted, $"{accepted} events were acknowledged, but {seqs.Count} are stored");
        Assert.Equal(Enumerable.Range(1, seqs.Count).Select(i => (long)i), seqs);
    }

    /// <summary>Waits until the displayed score and the alerts match the stored events, and returns them.</summary>
    private static async Task<StoredAttempt> SettledAsync(Battlefield field, Guid attempt, HttpClient teacher)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            var shown = (
                await ExamApi.Must(
                    await teacher.GetAsync($"/teacher/attempts/{attempt}/monitoring?limit=1", limit.Token)
                )
            )
                .GetProperty("score")
                .GetProperty("integrity_score")
                .GetDouble();
            var stored = await StoredAttempt.ReadAsync(field.Database.DataSource, attempt);
            var raised = stored.ReplayedAlerts.Select(a => a.Kind).Order().ToList();
            var alerts = stored.Alerts.Select(a => a.Kind).Order().ToList();
            if (shown == stored.Replayed && raised.SequenceEqual(alerts))
            {
                return stored;
            }

            Assert.False(
                limit.IsCancellationRequested,
                $"attempt {attempt}: the displayed score is {shown}, a replay of the {stored.Events.Length} rows gives "
                    + $"{stored.Replayed}; stored alerts {string.Join(' ', alerts)}, expected {string.Join(' ', raised)}"
            );
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
