using System.Text.RegularExpressions;
using Npgsql;
using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Stores.Attempts;

/// <summary>The table of transitions is the same in the grain, the database and the documentation.</summary>
public sealed partial class TransitionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Step = """
        update exam_attempts set status = $2, paused_at = case when $2 = 'paused' then started_at end,
            ended_at = case when $2 not in ('in_progress', 'paused') then started_at end, ended_by = student_id,
                end_reason = 'for a test'
        where id = $1
        """;

    [Fact]
    public async Task The_grain_and_the_database_have_the_same_transitions()
    {
        var stored = new HashSet<(AttemptStatus, AttemptStatus)>();
        await using var command = database.DataSource.CreateCommand(
            "select from_status, to_status from attempt_transitions"
        );
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            Assert.True(
                stored.Add(
                    (WireName<AttemptStatus>.Parse(rows.GetString(0)), WireName<AttemptStatus>.Parse(rows.GetString(1)))
                )
            );
        }

        Assert.Equal(AttemptTransitions.All.Order(), stored.Order());
    }

    [Fact]
    public async Task The_documentation_has_the_same_transitions()
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(ServerProcess.RepositoryRoot(), "docs", "attempts.md"));
        var names = Enum.GetValues<AttemptStatus>().Select(WireName<AttemptStatus>.Of).ToHashSet();

        var shown = page.Select(line => Row().Match(line))
            .Where(m => m.Success && names.Contains(m.Groups[1].Value))
            .Select(m =>
                (WireName<AttemptStatus>.Parse(m.Groups[1].Value), WireName<AttemptStatus>.Parse(m.Groups[2].Value))
            );

        Assert.Equal(AttemptTransitions.All.Order(), shown.Order());
    }

    [Fact]
    public async Task The_database_accepts_every_listed_transition_and_refuses_all_others()
    {
        var rows = new ExamRows(database.DataSource);
        var exam = await rows.Exam(await rows.User("teacher"));
        foreach (var from in Enum.GetValues<AttemptStatus>())
        {
            foreach (var to in Enum.GetValues<AttemptStatus>().Where(to => to != from))
            {
                var attempt = await rows.Attempt(exam, await rows.User());
                if (from != AttemptStatus.InProgress)
                {
                    await StepAsync(attempt, from);
                }

                if (AttemptTransitions.Allows(from, to))
                {
                    await StepAsync(attempt, to);
                    continue;
                }

                var refused = await Assert.ThrowsAsync<PostgresException>(() => StepAsync(attempt, to));
                Assert.Equal(
                    (PostgresErrorCodes.CheckViolation, true),
                    (refused.SqlState, refused.MessageText.Contains("may not go from", StringComparison.Ordinal))
                );
            }
        }
    }

    private async Task StepAsync(Guid attempt, AttemptStatus to)
    {
        await using var command = database.DataSource.CreateCommand(Step);
        command.Parameters.Add(new() { Value = attempt });
        command.Parameters.Add(new() { Value = WireName<AttemptStatus>.Of(to) });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    [GeneratedRegex(@"^\| ([a-z_]+) \| ([a-z_]+) \|")]
    private static partial Regex Row();
}
