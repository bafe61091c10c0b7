using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Grains.Rooms;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Alerts;

/// <summary>Numbers are kept until the journal has written the rows of their alerts.</summary>
public sealed class AlertNumbersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ExamRows _rows = new(database.DataSource);
    private readonly AlertStore _store = new(database.DataSource);
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_number_waits_for_its_row()
    {
        var (exam, attempt, numbers) = await BeginAsync();
        var alert = Alert(exam, attempt, 5);
        numbers.Owe([alert]);

        await numbers.StoreAsync(default);
        Assert.False(numbers.IsEmpty);
        await _rows.Alert(exam, attempt, alert.RaisedAt, alert.Id);
        await numbers.StoreAsync(default);

        Assert.True(numbers.IsEmpty);
        Assert.Equal((alert.Id, 5), (await _store.After(exam, 0, default)).Select(a => (a.Id, a.No)).Single());
    }

    [Fact]
    public async Task A_number_is_dropped_if_its_row_never_arrives()
    {
        var (exam, attempt, numbers) = await BeginAsync();
        numbers.Owe([Alert(exam, attempt, 5)]);

        _time.Advance(TimeSpan.FromMinutes(11));
        await numbers.StoreAsync(default);

        Assert.True(numbers.IsEmpty);
    }

    [Fact]
    public async Task The_oldest_numbers_are_dropped_when_too_many_wait()
    {
        var (exam, attempt, numbers) = await BeginAsync();
        ImmutableArray<Alert> alerts =
        [
            .. Enumerable.Range(1, AlertNumbers.Most + 1).Select(i => Alert(exam, attempt, i)),
        ];
        numbers.Owe(alerts);
        await _rows.Alert(exam, attempt, alerts[0].RaisedAt, alerts[0].Id);
        await _rows.Alert(exam, attempt, alerts[1].RaisedAt, alerts[1].Id);

        await numbers.StoreAsync(default);

        Assert.Equal([alerts[1].Id], (await _store.After(exam, 0, default)).Select(a => a.Id));
    }

    private async Task<(Guid Exam, Guid Attempt, AlertNumbers Numbers)> BeginAsync()
    {
        var exam = await _rows.Exam(await _rows.User("teacher"));
        return (
            exam,
            await _rows.Attempt(exam, await _rows.User()),
            new AlertNumbers(new AlertNumbering(database.DataSource), _time)
        );
    }

    private Alert Alert(Guid exam, Guid attempt, long no) =>
        new(
            Guid.CreateVersion7(_time.GetUtcNow()),
            exam,
            attempt,
            _time.GetUtcNow(),
            "band.notice",
            AlertLevel.Notice,
            "x",
            [],
            100,
            0,
            No: no
        );
}
