using Veritas.Alerts;
using Veritas.Grains.Rooms;
using Veritas.Grains.Storage;
using Veritas.Rooms;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Alerts;

public sealed class AlertStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly ExamRows _rows = new(database.DataSource);
    private readonly AlertStore _store = new(database.DataSource);
    private readonly TriageStore _triage = new(database.DataSource);
    private readonly AlertNumbering _numbering = new(database.DataSource);

    [Fact]
    public async Task A_stored_alert_is_read_back_unchanged()
    {
        var (exam, attempt, _) = await Begin();
        var id = await _rows.Alert(exam, attempt, Start);

        var alert = Assert.Single(await _store.OfAttempt(attempt, default));

        Assert.Equal((id, exam, attempt, Start), (alert.Id, alert.ExamId, alert.AttemptId, alert.RaisedAt));
        Assert.Equal(
            ("band.warning", AlertLevel.Warning, 91.5, 60.25),
            (alert.Kind, alert.Level, alert.IntegrityScore, alert.Risk)
        );
        Assert.Equal([3L, 4L], alert.EventSeqs);
        Assert.Equal((AlertState.Open, null, null), (alert.State, alert.HandledBy, alert.Verdict));
    }

    [Fact]
    public async Task The_exam_of_an_alert_is_found_and_null_for_an_unknown_alert()
    {
        var (exam, attempt, _) = await Begin();
        var id = await _rows.Alert(exam, attempt, Start);

        Assert.Equal(exam, await _store.ExamOf(id, default));
        Assert.Null(await _store.ExamOf(Guid.CreateVersion7(Start), default));
    }

    [Fact]
    public async Task Recent_returns_the_latest_and_all_older_open_alerts_in_order()
    {
        var (exam, attempt, teacher) = await Begin();
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add(await _rows.Alert(exam, attempt, Start.AddSeconds(i)));
        }

        await _numbering.StoreAsync(
            [.. (await _store.Unnumbered(exam, default)).Select((a, i) => a with { No = 10 + i })],
            default
        );
        await _triage.Acknowledge(exam, ids[1], teacher, Start, default);
        await _triage.Acknowledge(exam, ids[6], teacher, Start, default);

        Assert.Equal([ids[3], ids[4], ids[5], ids[6], ids[7]], Ids(await _store.Recent(exam, 3, 2, default)));
        Assert.Equal(
            [ids[0], ids[2], ids[3], ids[4], ids[5], ids[6], ids[7]],
            Ids(await _store.Recent(exam, 3, 100, default))
        );
        Assert.Equal(6, await _store.CountOpen(exam, default));
    }

    [Fact]
    public async Task Alerts_of_an_exam_are_ordered_by_number_and_unnumbered_ones_come_last()
    {
        var (exam, attempt, _) = await Begin();
        var (other, foreign, _) = await Begin();
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await _rows.Alert(exam, attempt, Start.AddMilliseconds(i)));
        }

        var elsewhere = await _rows.Alert(other, foreign, Start);
        var all = (await _store.Unnumbered(exam, default)).ToDictionary(a => a.Id);
        var missing = all[ids[0]] with { Id = Guid.NewGuid(), No = 9 };
        var there = await _numbering.StoreAsync(
            [all[ids[2]] with { No = 7 }, all[ids[0]] with { No = 8 }, missing],
            default
        );

        Assert.Equal([ids[0], ids[2]], there.Order());
        Assert.Equal([ids[2], ids[0], ids[1], ids[3]], Ids(await _store.Recent(exam, 10, 10, default)));
        Assert.Equal([ids[0]], Ids(await _store.After(exam, 7, default)));
        Assert.Equal([ids[1], ids[3]], Ids(await _store.Unnumbered(exam, default)));
        Assert.Equal([elsewhere], Ids(await _store.Unnumbered(other, default)));
    }

    [Fact]
    public async Task A_stored_number_does_not_change()
    {
        var (exam, attempt, _) = await Begin();
        await _rows.Alert(exam, attempt, Start);
        var alert = Assert.Single(await _store.Unnumbered(exam, default));
        await _numbering.StoreAsync([alert with { No = 7 }], default);

        Assert.Equal([alert.Id], await _numbering.StoreAsync([alert with { No = 8 }], default));
        Assert.Equal(7, Assert.Single(await _store.After(exam, 0, default)).No);
    }

    private static IEnumerable<Guid> Ids(IEnumerable<Alert> alerts) => alerts.Select(a => a.Id);

    private async Task<(Guid Exam, Guid Attempt, Guid Teacher)> Begin()
    {
        var teacher = await _rows.User("teacher");
        var exam = await _rows.Exam(teacher);
        return (exam, await _rows.Attempt(exam, await _rows.User()), teacher);
    }
}
