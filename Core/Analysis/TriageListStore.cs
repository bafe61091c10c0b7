using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Reads unresolved alerts and flagged attempts.</summary>
internal sealed class TriageListStore(NpgsqlDataSource database)
{
    /// <summary>A dashboard looks for the worst alerts in the exams with the most open ones.</summary>
    private const int MaxExams = 40;

    // The expression of the index alerts_triage.
    private const string Rank =
        "(case l.level when 'critical' then 3 when 'warning' then 2 when 'notice' then 1 else 0 end)";

    private const string WorstFirst = $"{Rank} desc, l.risk desc, l.id desc";

    // The room's order number is not stored.
    private const string Columns = """
        l.id as alert_id, l.exam_id as alert_exam_id, l.attempt_id as alert_attempt_id, l.raised_at as alert_raised_at,
        l.kind as alert_kind, l.level as alert_level, l.sentence as alert_sentence, l.event_seqs as alert_event_seqs,
        l.integrity_score as alert_integrity_score, l.risk as alert_risk, l.state as alert_state,
        l.handled_by as alert_handled_by, l.handled_at as alert_handled_at, l.verdict as alert_verdict,
        l.comment as alert_comment, 0::bigint as alert_no,
        e.title, u.id as student_id, u.full_name as student_full_name
        """;

    private const string Joins = $"""
        join exams e on e.id = l.exam_id join ({AttemptSources.WithStudent}) on a.id = l.attempt_id
        """;

    // Indexes: alerts_triage, exams_pkey, exam_attempts_pkey, users_pkey.
    private const string OfExamText = $"""
        select {Columns} from alerts l {Joins}
        where l.exam_id = @exam_id and l.state <> 'resolved' and ({Rank}, l.risk, l.id) < (@level, @risk, @id)
        order by {WorstFirst} limit @limit
        """;

    // Of the exams that precede it. Indexes: alerts_triage for each exam; exams_pkey, exam_attempts_pkey and users_pkey
    // for the worst alerts only.
    private const string WorstOfExams = $"""
        order by s.open_alerts desc, s.exam_id limit @max_exams
            ) mine cross join lateral (
                select * from alerts l where l.exam_id = mine.exam_id and l.state <> 'resolved'
                order by {WorstFirst} limit @limit
            ) l order by {WorstFirst} limit @limit
        ) l {Joins} order by {WorstFirst}
        """;

    // Indexes: teacher_exam_permissions_teacher, exam_summaries_pkey.
    private const string WorstText = $"""
        select {Columns} from (
            select l.* from (
                select s.exam_id from teacher_exam_permissions p join exam_summaries s on s.exam_id = p.exam_id
                where p.teacher_id = @user_id and p.level <> 'view' and s.open_alerts > 0
                {WorstOfExams}
        """;

    // Reads all exams: a few thousand at most.
    private const string AllWorstText = $"""
        select {Columns} from (
            select l.* from (
                select s.exam_id from exam_summaries s where s.open_alerts > 0
                {WorstOfExams}
        """;

    // Indexes: attempt_summaries_flagged, users_pkey.
    private const string FlaggedText = """
        select s.attempt_id, u.id as student_id, u.full_name, s.status, s.integrity, s.worst, s.open_alerts,
            case when s.max_points > 0 then s.points / s.max_points * 100 else 0 end as percent, s.verdict
        from attempt_summaries s join users u on u.id = s.student_id
        where s.exam_id = @exam_id and s.flagged and (s.integrity, s.attempt_id) > (@integrity, @id)
        order by s.integrity, s.attempt_id limit @limit
        """;

    /// <summary>The exam's unresolved alerts after the cursor, worst first.</summary>
    public Task<ImmutableArray<TriageAlert>> OfExamAsync(
        Guid examId,
        TriagePlace after,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                OfExamText,
                new
                {
                    examId,
                    after.Level,
                    risk = after.Behind.Value,
                    after.Behind.Id,
                    limit,
                }
            )
            .ListAsync<TriageAlert>(cancel);

    /// <summary>The worst unresolved alerts of all exams the actor may proctor.</summary>
    public Task<ImmutableArray<TriageAlert>> WorstAsync(Actor actor, int limit, CancellationToken cancel)
    {
        var worst =
            actor.Role == Role.Admin
                ? database.Command(AllWorstText, new { MaxExams, limit })
                : database.Command(
                    WorstText,
                    new
                    {
                        MaxExams,
                        limit,
                        actor.UserId,
                    }
                );
        return worst.ListAsync<TriageAlert>(cancel);
    }

    /// <summary>The exam's flagged attempts after the cursor, lowest integrity score first.</summary>
    public Task<ImmutableArray<FlaggedAttempt>> FlaggedAsync(
        Guid examId,
        Cursor after,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                FlaggedText,
                new
                {
                    examId,
                    integrity = after.Value,
                    after.Id,
                    limit,
                }
            )
            .ListAsync(Flagged, cancel);

    private static FlaggedAttempt Flagged(Row r) =>
        new(
            r.Get<Guid>("attempt_id"),
            new Person(r.Get<Guid>("student_id"), r.Get<string>("full_name")),
            r.Get<AttemptStatus>("status"),
            r.Get<double>("integrity"),
            r.Get<short>("worst") is not 0 and var worst ? (AlertLevel)worst : null,
            r.Get<int>("open_alerts"),
            Math.Round(r.Get<double>("percent"), 2),
            r.Get<Verdict?>("verdict")
        );
}
