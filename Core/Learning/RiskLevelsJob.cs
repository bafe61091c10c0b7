using Microsoft.Extensions.Options;
using Npgsql;
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

    // Students see their profile, so it has the level only where the institution shows it.
    private const string SaveText = """
        with computed as (
            select n.student_id, n.level, n.score
            from unnest(@students::uuid[], @levels::text[], @scores::float8[]) as n(student_id, level, score)
            join users u on u.id = n.student_id
        ), saved as (
            insert into student_risks (student_id, model_id, level, score, computed_at)
            select student_id, @model_id, level, score, @now from computed
            on conflict (student_id) do update set model_id = excluded.model_id, level = excluded.level,
                score = excluded.score, computed_at = excluded.computed_at
        )
        update student_profiles p set risk = case when @shown then c.level end
        from computed c where p.user_id = c.student_id
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
        await database
            .Command(
                SaveText,
                new
                {
                    students,
                    levels = risks.Select(r => r.Level),
                    scores = risks.Select(r => r.Score),
                    modelId = active?.Id,
                    now,
                    shown = options.Value.ShowRiskToStudents,
                },
                DatabaseCommands.JobSeconds
            )
            .ExecuteAsync(cancel);
    }
}
