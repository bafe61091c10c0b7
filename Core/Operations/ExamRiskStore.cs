using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Operations;

/// <summary>Reads what went wrong across exams.</summary>
internal sealed class ExamRiskStore(NpgsqlDataSource database)
{
    private const int MostExams = 200;
    private const int MostKinds = 10;

    private const string SinceText = """
        with seen as (
            select a.exam_id, a.attempt_id, a.kind, a.level, a.state, a.raised_at
            from alerts a
            where a.id >= @first and a.level in ('warning', 'critical')
              and (@all or a.exam_id in (select p.exam_id from teacher_exam_permissions p where p.teacher_id = @user))
        ), kinds as (
            select exam_id, kind, count(*) as number, row_number() over (partition by exam_id order by count(*) desc, kind) as place
            from seen group by exam_id, kind
        ), sums as (
            select exam_id, count(*) filter (where level = 'warning') as warnings, count(*) filter (where level = 'critical') as criticals,
                   count(*) filter (where state = 'open') as open, count(distinct attempt_id) as attempts, max(raised_at) as latest
            from seen group by exam_id order by 3 desc, 2 desc, exam_id limit @most
        )
        select s.exam_id, e.title, s.warnings, s.criticals, s.open, s.attempts, s.latest,
               (select count(*) from exam_attempts t where t.exam_id = s.exam_id and t.status in ('in_progress', 'paused')) as live,
               array(select k.kind from kinds k where k.exam_id = s.exam_id and k.place <= @kinds order by k.place),
               array(select k.number from kinds k where k.exam_id = s.exam_id and k.place <= @kinds order by k.place)
        from sums s join exams e on e.id = s.exam_id
        order by s.criticals desc, s.warnings desc, s.exam_id
        """;

    /// <summary>
    /// The alerts by their primary key, whose ids rise with time, or a teacher's by alerts_exam, whichever are fewer; the permission by
    /// teacher_exam_permissions_teacher; live attempts by exam_attempts_live.
    /// </summary>
    public async Task<ImmutableArray<ExamRisk>> Since(Actor actor, DateTimeOffset since, CancellationToken cancel)
    {
        await using var batch = database.CreatePlannedAnew(SinceCommand(actor, since));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var exams = ImmutableArray.CreateBuilder<ExamRisk>();
        while (await rows.ReadAsync(cancel))
        {
            var kinds = rows.GetFieldValue<string[]>(8).Zip(rows.GetFieldValue<long[]>(9), (name, count) => new NamedCount(name, count));
            exams.Add(new ExamRisk(
                rows.GetGuid(0), rows.GetString(1), (int)rows.GetInt64(7), (int)rows.GetInt64(2), (int)rows.GetInt64(3), (int)rows.GetInt64(4),
                (int)rows.GetInt64(5), [.. kinds], new DateTimeOffset(rows.GetDateTime(6), TimeSpan.Zero)));
        }

        return exams.DrainToImmutable();
    }

    /// <summary>The statement with its values.</summary>
    internal static NpgsqlBatchCommand SinceCommand(Actor actor, DateTimeOffset since)
    {
        var command = new NpgsqlBatchCommand(SinceText);
        command.Parameters.AddWithValue("first", TimedIds.FirstAt(since));
        command.Parameters.AddWithValue("all", actor.Role == Role.Admin);
        command.Parameters.AddWithValue("user", actor.UserId);
        command.Parameters.AddWithValue("most", MostExams);
        command.Parameters.AddWithValue("kinds", MostKinds);
        return command;
    }
}
