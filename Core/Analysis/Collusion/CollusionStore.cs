using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Whether an exam's answers can be compared.</summary>
internal sealed record ComparableExam(bool Over, bool Practice, int Attempts);

/// <summary>A kept pair with its place in the list.</summary>
internal sealed record RankedPair(int Rank, CollusionPair Pair);

/// <summary>Comparisons as people see them.</summary>
internal sealed class CollusionStore(NpgsqlDataSource database)
{
    private const string Columns = "id, version, state, asked_by, asked_at, computed_at, attempts, tested, kept";
    private const string PairColumns = """
        p.rank, p.attempt_a, ua.id, ua.full_name, p.attempt_b, ub.id, ub.full_name, p.both_wrong, p.same_wrong, p.expected, p.p_value, p.q_value, p.same_right,
        p.time_correlation, p.lag_s, p.close_answers
        from collusion_pairs p join exam_attempts a on a.id = p.attempt_a join users ua on ua.id = a.student_id
        join exam_attempts b on b.id = p.attempt_b join users ub on ub.id = b.student_id
        """;

    // Indexes: exams_pkey, exam_attempts_live, exam_attempts_exam to one more than can be.
    private const string ComparableText = """
        select (e.status = 'closed' or e.closes_at <= $2)
            and not exists (select from exam_attempts a where a.exam_id = e.id and a.status in ('in_progress', 'paused')), e.practice,
            (select count(*)::int from (select from exam_attempts a where a.exam_id = e.id limit $3) counted)
        from exams e where e.id = $1
        """;

    // Index: collusion_runs_pkey.
    private const string FindText = "select " + Columns + " from collusion_runs where exam_id = $1";

    // Index: collusion_runs_pkey. Nothing when one waits.
    private const string BeginText = """
        insert into collusion_runs as r (exam_id, id, version, state, asked_by, asked_at) values ($1, $2, $3, 'waiting', $4, $5)
        on conflict (exam_id) do update set id = excluded.id, state = 'waiting', asked_by = excluded.asked_by, asked_at = excluded.asked_at, computed_at = null,
            leased_until = null
            where r.state <> 'waiting'
        returning
        """ + " " + Columns;

    // Indexes: collusion_pairs_pkey, exam_attempts_pkey, users_pkey.
    private const string PageText = "select " + PairColumns + " where p.exam_id = $1 and p.rank > $2 order by p.rank limit $3";

    // Indexes: collusion_pairs_pair, exam_attempts_pkey, users_pkey.
    private const string PairText = "select " + PairColumns + " where p.exam_id = $1 and p.attempt_a = least($2::uuid, $3::uuid) and p.attempt_b = greatest($2::uuid, $3::uuid)";

    // Indexes: questions_position, attempt_answers_pkey.
    private const string SheetsText = """
        select q.id, q.position, q.kind, q.body, q.points,
            a.value::text, a.points, a.saved_at, b.value::text, b.points, b.saved_at
        from questions q left join attempt_answers a on a.attempt_id = $2 and a.question_id = q.id left join attempt_answers b on b.attempt_id = $3 and b.question_id = q.id
        where q.exam_id = $1 order by q.position
        """;

    public Task<ComparableExam?> ComparableAsync(Guid examId, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(ComparableText, examId, now.UtcDateTime, CollusionRules.MostAttempts + 1).FirstAsync(
            r => new ComparableExam(r.GetBoolean(0), r.GetBoolean(1), r.GetInt32(2)), cancel);

    /// <summary>Null: nobody has asked for one.</summary>
    public Task<CollusionRun?> FindAsync(Guid examId, CancellationToken cancel) => database.Statement(FindText, examId).FirstAsync(ReadRun, cancel);

    /// <summary>The new one; null: one waits.</summary>
    public Task<CollusionRun?> BeginAsync(Guid id, Guid examId, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(BeginText, examId, id, CollusionRules.Version, by, now.UtcDateTime).FirstAsync(ReadRun, cancel);

    public Task<ImmutableArray<RankedPair>> PageAsync(Guid examId, int after, int limit, CancellationToken cancel) =>
        database.Statement(PageText, examId, after, limit).ListAsync(ReadPair, cancel);

    /// <summary>The kept pair of two attempts in either order, or null.</summary>
    public Task<RankedPair?> PairAsync(Guid examId, Guid attempt, Guid other, CancellationToken cancel) =>
        database.Statement(PairText, examId, attempt, other).FirstAsync(ReadPair, cancel);

    public Task<ImmutableArray<SheetQuestion>> SheetsAsync(Guid examId, Guid a, Guid b, CancellationToken cancel) =>
        database.Statement(SheetsText, examId, a, b).ListAsync(ReadQuestion, cancel);

    private static CollusionRun ReadRun(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetInt32(1), WireName<CollusionState>.Parse(r.GetString(2)), r.IsDBNull(3) ? null : r.GetGuid(3), r.Utc(4), r.UtcOrNull(5), r.GetInt32(6),
        r.GetInt32(7), r.GetInt32(8));

    private static RankedPair ReadPair(NpgsqlDataReader r) => new(r.GetInt32(0), new CollusionPair(
        r.GetGuid(1), new Person(r.GetGuid(2), r.GetString(3)), r.GetGuid(4), new Person(r.GetGuid(5), r.GetString(6)), r.GetInt32(7), r.GetInt32(8), r.GetDouble(9),
        r.GetDouble(10), r.GetDouble(11), r.GetInt32(12), r.DoubleOrNull(13), r.DoubleOrNull(14), r.GetInt32(15)));

    private static SheetQuestion ReadQuestion(NpgsqlDataReader r)
    {
        var kind = WireName<QuestionKind>.Parse(r.GetString(2));
        var (points, a, b) = (r.GetDouble(4), SheetRules.Read(r, 5), SheetRules.Read(r, 8));
        return new SheetQuestion(
            r.GetGuid(0), r.GetInt32(1), kind, r.GetString(3), points, SheetRules.Shown(a), SheetRules.Shown(b), SheetRules.Same(kind, a, b), SheetRules.Wrong(points, a, b));
    }
}
