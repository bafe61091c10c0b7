using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Classes;

namespace Veritas.Learning;

/// <summary>What is done in the background: models are trained, and every student's level is told anew once a day or when the model changes.</summary>
internal sealed class RiskWork(
    NpgsqlDataSource database, RiskModelStore models, OutcomeStore outcomes, FeatureStore features, IOptions<LearningOptions> options)
{
    /// <summary>A model is trained on so many outcomes, the latest.</summary>
    public const int MostOutcomes = 20_000;
    private const int Chunk = 200;
    private const int Due = 25 * Chunk;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    // A scan over students, every few minutes in the background, for thousands of them at once; indexes student_risks_pkey, users_role.
    private const string DueText = """
        select u.id from users u left join student_risks r on r.student_id = u.id
        where u.role = 'student' and u.erased_at is null and (r.student_id is null or r.computed_at < $1 or r.model_id is distinct from $2)
        order by r.computed_at nulls first limit $3
        """;

    // The profile is what the student sees: the level is in it only where the institution shows it.
    private const string SaveText = """
        with told as (
            select n.student, n.level, n.score from unnest($1::uuid[], $2::text[], $3::float8[]) as n(student, level, score) join users u on u.id = n.student
        ), kept as (
            insert into student_risks (student_id, model_id, level, score, computed_at) select student, $4, level, score, $5 from told
            on conflict (student_id) do update set model_id = excluded.model_id, level = excluded.level, score = excluded.score, computed_at = excluded.computed_at
        )
        update student_profiles p set risk = case when $6 then t.level end from told t where p.user_id = t.student
        """;

    /// <summary>Trains the model that waits, if one does. Of two trainings at once the first to end is kept.</summary>
    public async Task<bool> TrainAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (await models.WaitingAsync(cancel) is not { } waiting)
        {
            return false;
        }

        var known = await outcomes.LatestAsync(MostOutcomes, cancel);
        var examples = new List<Example>(known.Length);
        foreach (var chunk in known.Chunk(Chunk))
        {
            var read = await features.ReadAsync([.. chunk.Select(o => new Moment(o.StudentId, EndOf(o.ObservedOn)))], cancel);
            examples.AddRange(chunk.Zip(read, (o, f) => new Example(o.StudentId, f, o.HasLeft)));
        }

        if (RiskTraining.Train(examples) is var (model, figures))
        {
            await models.ReadyAsync(waiting.Id, model, figures, now, cancel);
        }
        else
        {
            await models.FailAsync(waiting.Id, "There are too few outcomes.", now, cancel);
        }

        return true;
    }

    /// <summary>Tells the levels of some students whose turn it is. Returns how many.</summary>
    public async Task<int> RefreshAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var active = await models.ActiveAsync(cancel);
        var due = database.Statement(DueText, (now - Fresh).UtcDateTime);
        due.Parameters.Add(new() { Value = (object?)active?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        due.Parameters.Add(new() { Value = Due });
        var students = await due.ListAsync(r => r.GetGuid(0), cancel);
        foreach (var chunk in students.Chunk(Chunk))
        {
            await RefreshAsync(chunk, active, now, cancel);
        }

        return students.Length;
    }

    private async Task RefreshAsync(Guid[] students, ActiveModel? active, DateTimeOffset now, CancellationToken cancel)
    {
        var read = await features.ReadAsync([.. students.Select(s => new Moment(s, now))], cancel);
        var risks = students.Zip(read, (s, f) => RiskScoring.Of(new Person(s, ""), f, active, options.Value, now)).ToList();
        var save = database.Statement(SaveText);
        save.Parameters.Add(new() { Value = students });
        save.Parameters.Add(new() { Value = risks.Select(r => WireName<RiskLevel>.Of(r.Level)).ToArray() });
        save.Parameters.Add(new() { Value = risks.Select(r => r.Score).ToArray() });
        save.Parameters.Add(new() { Value = (object?)active?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        save.Parameters.Add(new() { Value = now.UtcDateTime });
        save.Parameters.Add(new() { Value = options.Value.ShowRiskToStudents });
        await save.RunAsync(cancel);
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
