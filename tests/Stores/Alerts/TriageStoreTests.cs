using Veritas.Alerts;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Alerts;

public sealed class TriageStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly ExamRows _rows = new(database.DataSource);
    private readonly TriageStore _triage = new(database.DataSource);

    [Fact]
    public async Task Acknowledging_records_user_and_time_and_is_idempotent()
    {
        var (exam, alert, teacher) = await Begin();

        var first = await _triage.Acknowledge(exam, alert, teacher, Start, default);
        var again = await _triage.Acknowledge(exam, alert, teacher, Start.AddMinutes(1), default);

        Assert.Equal((AlertState.Open, AlertState.Acknowledged), (first!.Before, first.Alert.State));
        Assert.Equal((teacher, Start), (first.Alert.HandledBy, first.Alert.HandledAt));
        Assert.Equal((AlertState.Acknowledged, Start), (again!.Before, again.Alert.HandledAt));
    }

    [Fact]
    public async Task Another_user_who_acknowledges_takes_over()
    {
        var (exam, alert, teacher) = await Begin();
        var colleague = await _rows.User("teacher");
        await _triage.Acknowledge(exam, alert, teacher, Start, default);

        var taken = await _triage.Acknowledge(exam, alert, colleague, Start.AddMinutes(1), default);

        Assert.Equal((colleague, Start.AddMinutes(1)), (taken!.Alert.HandledBy, taken.Alert.HandledAt));
    }

    [Fact]
    public async Task A_resolved_alert_cannot_be_acknowledged_but_resolved_again()
    {
        var (exam, alert, teacher) = await Begin();
        await _triage.Resolve(exam, alert, teacher, Verdict.Suspicious, "look at the clock", Start, default);

        Assert.Null(await _triage.Acknowledge(exam, alert, teacher, Start, default));
        Assert.True(await _triage.IsResolved(exam, alert, default));
        var again = await _triage.Resolve(exam, alert, teacher, Verdict.Cleared, "", Start.AddMinutes(1), default);
        Assert.Equal(
            (AlertState.Resolved, Verdict.Cleared, ""),
            (again!.Before, again.Alert.Verdict, again.Alert.Comment)
        );
    }

    [Fact]
    public async Task An_alert_of_another_exam_is_not_changed()
    {
        var (_, alert, teacher) = await Begin();
        var (other, _, _) = await Begin();

        Assert.Null(await _triage.Acknowledge(other, alert, teacher, Start, default));
        Assert.Null(await _triage.Resolve(other, alert, teacher, Verdict.Violation, "x", Start, default));
        Assert.False(await _triage.IsResolved(other, alert, default));
        Assert.Equal("open", await database.ScalarAsync<string>($"select state from alerts where id = '{alert}'"));
    }

    private async Task<(Guid Exam, Guid Alert, Guid Teacher)> Begin()
    {
        var teacher = await _rows.User("teacher");
        var exam = await _rows.Exam(teacher);
        var attempt = await _rows.Attempt(exam, await _rows.User());
        return (exam, await _rows.Alert(exam, attempt, Start), teacher);
    }
}
