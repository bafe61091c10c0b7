using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Operations;

/// <summary>Reads recent warnings and critical alerts across exams.</summary>
internal sealed class ExamRiskStore(NpgsqlDataSource database)
{
    private const int MostExams = 200;
    private const int MostKinds = 10;

    // Indexes: alerts_pkey, whose ids rise with time, or alerts_exam for a teacher, whichever has fewer rows;
    // teacher_exam_permissions_teacher; exam_attempts_live.
    private const string SinceText = $"""
        with seen as (
            select a.exam_id, a.attempt_id, a.kind, a.level, a.state, a.raised_at
            from alerts a
            where a.id >= @first and a.level in ('warning', 'critical')
                and (@all
                    or a.exam_id in (select p.exam_id from teacher_exam_permissions p where p.teacher_id = @user_id))
        ), kinds as (
            select exam_id, kind, count(*) as number,
                row_number() over (partition by exam_id order by count(*) desc, kind) as place
            from seen group by exam_id, kind
        ), sums as (
            select exam_id, count(*) filter (where level = 'warning') as warnings,
                count(*) filter (where level = 'critical') as criticals, count(*) filter (where state = 'open') as open,
                count(distinct attempt_id) as attempts, max(raised_at) as latest_at
            from seen group by exam_id order by 3 desc, 2 desc, exam_id limit @exams
        )
        select s.exam_id, e.title, s.warnings::int as warnings, s.criticals::int as criticals, s.open::int as open,
            s.attempts::int as attempts, s.latest_at,
            (select count(*) from {AttemptSources.LiveOfExam} s.exam_id)::int as live,
            array(
                select k.kind from kinds k where k.exam_id = s.exam_id and k.place <= @kinds order by k.place
            ) as kinds,
            array(
                select k.number from kinds k where k.exam_id = s.exam_id and k.place <= @kinds order by k.place
            ) as counts
        from sums s join exams e on e.id = s.exam_id
        order by s.criticals desc, s.warnings desc, s.exam_id
        """;

    public Task<ImmutableArray<ExamRisk>> SinceAsync(Actor actor, DateTimeOffset since, CancellationToken cancel)
    {
        var (sql, values) = SinceCommand(actor, since);
        return database.CommandWithCustomPlan(sql, values).ListAsync(Read, cancel);
    }

    /// <summary>The statement with its parameters.</summary>
    internal static (string Sql, object Values) SinceCommand(Actor actor, DateTimeOffset since) =>
        (
            SinceText,
            new
            {
                first = TimedIds.FirstAt(since),
                all = actor.Role == Role.Admin,
                actor.UserId,
                exams = MostExams,
                kinds = MostKinds,
            }
        );

    private static ExamRisk Read(Row row)
    {
        var kinds = row.Get<string[]>("kinds")
            .Zip(row.Get<long[]>("counts"), (name, count) => new NamedCount(name, count));
        return new ExamRisk(
            row.Get<Guid>("exam_id"),
            row.Get<string>("title"),
            row.Get<int>("live"),
            row.Get<int>("warnings"),
            row.Get<int>("criticals"),
            row.Get<int>("open"),
            row.Get<int>("attempts"),
            [.. kinds],
            row.Get<DateTimeOffset>("latest_at")
        );
    }
}
