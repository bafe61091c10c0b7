using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Recomputes every student's risk level once a day, and after the model has changed.</summary>
internal sealed class RiskLevelsJob(
    NpgsqlDataSource database,
    RiskModelStore models,
    FeatureStore features,
    IOptions<LearningOptions> options
)
{
    private const int ChunkSize = 200;
    private const int MostDue = 25 * ChunkSize;
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    // Scans the students, every few minutes in the background, for thousands of them at once.
    // Indexes: student_risks_pkey, users_role.
    private const string DueText = """
        select u.id from users u left join student_risks r on r.student_id = u.id
        where u.role = 'student' and u.erased_at is null
            and (r.student_id is null or r.computed_at < @since or r.model_id is distinct from @model_id)
        order by r.computed_at nulls first limit @limit
        """;

    // Index: users_pkey.
    private const string SaveText = """
        insert into student_risks (student_id, model_id, level, score, computed_at)
        select n.student_id, @model_id, n.level, n.score, @now
        from unnest(@students::uuid[], @levels::text[], @scores::float8[]) as n(student_id, level, score)
        join users u on u.id = n.student_id
        on conflict (student_id) do update set model_id = excluded.model_id, level = excluded.level,
            score = excluded.score, computed_at = excluded.computed_at
        """;

    /// <summary>Recomputes the levels of up to 5,000 students whose level is due. Returns how many.</summary>
    public async Task<int> RefreshAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var active = await models.ActiveAsync(cancel);
        var due = await database
            .Command(
                DueText,
                new
                {
                    since = now - MaxAge,
                    modelId = active?.Id,
                    limit = MostDue,
                },
                DatabaseCommands.JobSeconds
            )
            .ListAsync<Guid>(cancel);
        foreach (var students in due.Chunk(ChunkSize))
        {
            await RefreshAsync(students, active, now, cancel);
        }

        return due.Length;
    }

    private async Task RefreshAsync(Guid[] students, ActiveModel? active, DateTimeOffset now, CancellationToken cancel)
    {
        var read = await features.ReadAsync([.. students.Select(s => new Moment(s, now))], cancel);
        var risks = students
            .Zip(read, (id, f) => RiskScoring.Of(new Person(id, ""), f, active, options.Value, now))
            .ToList();
        var levels = risks.Select(r => r.Level).ToList();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.Batch(DatabaseCommands.JobSeconds);
        batch.Add(
            SaveText,
            new
            {
                students,
                levels,
                scores = risks.Select(r => r.Score),
                modelId = active?.Id,
                now,
            }
        );
        // Students see their profile, so it has the level only where the institution shows it.
        batch.AddRisks(students, levels, options.Value.ShowRiskToStudents);
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
