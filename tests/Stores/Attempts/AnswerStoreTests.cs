using Npgsql;
using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Attempts;

public sealed class AnswerStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset At = new(2030, 1, 1, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("in_progress", 0, true)]
    [InlineData("in_progress", 1, false)]
    [InlineData("paused", 0, false)]
    [InlineData("submitted", 0, false)]
    public async Task Only_the_current_activation_of_a_running_attempt_saves_answers(
        string status,
        long epoch,
        bool saved
    )
    {
        var (attempt, question) = await RowsAsync(status);

        Assert.Equal(
            saved,
            await new AnswerStore(database.DataSource).SaveAsync(
                attempt,
                epoch,
                Answer(question),
                CancellationToken.None
            )
        );

        Assert.Equal(
            saved ? 1 : 0,
            await database.ScalarAsync<long>($"select count(*) from attempt_answers where attempt_id = '{attempt}'")
        );
    }

    [Fact]
    public async Task A_save_in_progress_delays_the_end_of_the_attempt()
    {
        var (attempt, question) = await RowsAsync("in_progress");
        await using var other = await database.DataSource.OpenConnectionAsync();
        await using var hold = await other.BeginTransactionAsync();
        await using (
            var insert = new NpgsqlCommand(
                "insert into attempt_answers (attempt_id, question_id, revision, value, saved_at) values ($1, "
                    + "$2, 1, 'null', now())",
                other
            )
        )
        {
            // A second save of the same answer waits until this transaction ends.
            insert.Parameters.Add(new() { Value = attempt });
            insert.Parameters.Add(new() { Value = question });
            await insert.ExecuteNonQueryAsync();
        }

        Assert.True(await MayEndAsync(attempt));
        var saving = new AnswerStore(database.DataSource).SaveAsync(
            attempt,
            0,
            Answer(question),
            CancellationToken.None
        );
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!saving.IsCompleted && await MayEndAsync(attempt))
        {
            await tick.WaitForNextTickAsync();
        }

        Assert.False(saving.IsCompleted);
        await hold.RollbackAsync();
        Assert.True(await saving);
        Assert.True(await MayEndAsync(attempt));
    }

    /// <summary>Whether the attempt's row is unlocked, so that it could be ended now.</summary>
    private async Task<bool> MayEndAsync(Guid attempt) =>
        await database.ScalarAsync<int>(
            $"select 1 from exam_attempts where id = '{attempt}' for no key update skip locked"
        ) == 1;

    private async Task<(Guid Attempt, Guid Question)> RowsAsync(string status)
    {
        var rows = new ExamRows(database.DataSource);
        var exam = await rows.Exam(await rows.User("teacher"));
        return (await rows.Attempt(exam, await rows.User(), status), await rows.Question(exam, "single_choice", 2));
    }

    private static Answer Answer(Guid question) => new(question, 2, new RawJson("\"a\""), At);
}
