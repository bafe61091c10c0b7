using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>A place among alerts that wait for a judgement, worst first.</summary>
internal readonly record struct TriagePlace(int Level, Cursor Behind)
{
    public static readonly TriagePlace Beginning = new(int.MaxValue, new Cursor(double.MaxValue, Guid.AllBitsSet));

    public static TriagePlace Of(Alert alert) => new((int)alert.Level, new Cursor(alert.Risk, alert.Id));

    public override string ToString() => $"{Level}_{Behind}";

    public static TriagePlace? Parse(string? text)
    {
        if (text is null)
        {
            return Beginning;
        }

        var cut = text.IndexOf('_', StringComparison.Ordinal);
        return cut == 1 && text[0] is >= '0' and <= '3' && Cursor.Parse(text[(cut + 1)..], Beginning.Behind) is { } behind ? new TriagePlace(text[0] - '0', behind) : null;
    }
}

/// <summary>Reads what waits in triage, and flagged attempts.</summary>
internal sealed class TriageListStore(NpgsqlDataSource database)
{
    /// <summary>A dashboard looks for its worst alerts in the exams with the most open ones.</summary>
    private const int MostExams = 40;

    // The same words as in the index alerts_triage.
    private const string Rank = "(case l.level when 'critical' then 3 when 'warning' then 2 when 'notice' then 1 else 0 end)";
    private const string WorstRank = Rank + " desc, l.risk desc, l.id desc";

    private const string Columns = """
        l.id, l.exam_id, l.attempt_id, l.raised_at, l.kind, l.level, l.sentence, l.event_seqs, l.integrity_score, l.risk, l.state, l.handled_by, l.handled_at,
        l.verdict, l.comment
        """;

    // Indexes: alerts_triage, exam_attempts_pkey, users_pkey.
    private const string OfExamText = "select " + Columns + ", u.id, u.full_name from alerts l join exam_attempts a on a.id = l.attempt_id join users u on u.id = a.student_id "
        + "where l.exam_id = $1 and l.state <> 'resolved' and (" + Rank + ", l.risk, l.id) < ($2, $3, $4) order by " + WorstRank + " limit $5";

    private const string WorstOf = "select " + Columns + ", u.id, u.full_name, e.title from (select l.* from (select s.exam_id from ";

    // Indexes: alerts_triage once an exam; of the worst alone exams_pkey, exam_attempts_pkey, users_pkey.
    private const string WorstFirst = """
         order by s.open_alerts desc, s.exam_id limit $1
        ) mine cross join lateral (
            select * from alerts l where l.exam_id = mine.exam_id and l.state <> 'resolved' order by
        """ + " " + WorstRank + " limit $2) l order by " + WorstRank + """
         limit $2) l join exams e on e.id = l.exam_id join exam_attempts a on a.id = l.attempt_id join users u on u.id = a.student_id order by
        """ + " " + WorstRank;

    // Indexes: teacher_exam_permissions_teacher, exam_summaries_pkey.
    private const string WorstText = WorstOf + """
        teacher_exam_permissions p join exam_summaries s on s.exam_id = p.exam_id where p.teacher_id = $3 and p.level <> 'view' and s.open_alerts > 0
        """ + WorstFirst;

    // Of all exams, of which there are thousands at most.
    private const string AllWorstText = WorstOf + "exam_summaries s where s.open_alerts > 0" + WorstFirst;

    // Indexes: attempt_summaries_flagged, users_pkey.
    private const string FlaggedText = """
        select s.attempt_id, u.id, u.full_name, s.status, s.integrity, s.worst, s.open_alerts, case when s.max_points > 0 then s.points / s.max_points * 100 else 0 end, s.verdict
        from attempt_summaries s join users u on u.id = s.student_id
        where s.exam_id = $1 and s.flagged and (s.integrity, s.attempt_id) > ($2, $3) order by s.integrity, s.attempt_id limit $4
        """;

    public Task<ImmutableArray<TriageAlert>> OfExamAsync(AccessibleExam exam, TriagePlace after, int limit, CancellationToken cancel) =>
        database.Statement(OfExamText, exam.Id, after.Level, after.Behind.Value, after.Behind.Id, limit).ListAsync(r => Read(r, exam.Title), cancel);

    /// <summary>The worst over all exams the actor may proctor.</summary>
    public Task<ImmutableArray<TriageAlert>> WorstAsync(Actor actor, int limit, CancellationToken cancel) =>
        (actor.Role == Role.Admin ? database.Statement(AllWorstText, MostExams, limit) : database.Statement(WorstText, MostExams, limit, actor.UserId))
            .ListAsync(r => Read(r, r.GetString(17)), cancel);

    public Task<ImmutableArray<FlaggedAttempt>> FlaggedAsync(Guid examId, Cursor after, int limit, CancellationToken cancel) =>
        database.Statement(FlaggedText, examId, after.Value, after.Id, limit).ListAsync(
            r => new FlaggedAttempt(
                r.GetGuid(0), new Person(r.GetGuid(1), r.GetString(2)), WireName<AttemptStatus>.Parse(r.GetString(3)), r.GetDouble(4),
                r.GetInt16(5) == 0 ? null : (AlertLevel)r.GetInt16(5), r.GetInt32(6), Math.Round(r.GetDouble(7), 2), r.NameOrNull<Verdict>(8)),
            cancel);

    private static TriageAlert Read(NpgsqlDataReader r, string title) => new(
        new Alert(
            r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.Utc(3), r.GetString(4), WireName<AlertLevel>.Parse(r.GetString(5)), r.GetString(6),
            [.. r.GetFieldValue<long[]>(7)], r.GetDouble(8), r.GetDouble(9), WireName<AlertState>.Parse(r.GetString(10)),
            r.IsDBNull(11) ? null : r.GetGuid(11), r.UtcOrNull(12), r.NameOrNull<Verdict>(13), r.TextOrNull(14)),
        title, new Person(r.GetGuid(15), r.GetString(16)));
}
