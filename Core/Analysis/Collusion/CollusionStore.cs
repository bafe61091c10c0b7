using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>The facts that decide whether an exam's answers can be compared.</summary>
internal sealed record ComparableExam(bool Over, bool Practice, int Attempts);

/// <summary>A stored pair and its rank in the list, from 1.</summary>
internal sealed record RankedPair(int Rank, CollusionPair Pair);

/// <summary>Rows of <c>collusion_runs</c> and <c>collusion_pairs</c> as people see them.</summary>
internal sealed class CollusionStore(NpgsqlDataSource database)
{
    private const string Columns = "id, version, state, asked_by, asked_at, computed_at, attempts, tested, kept";

    // Indexes: collusion_pairs_pkey or collusion_pairs_pair, exam_attempts_pkey, users_pkey.
    private const string PairColumns = """
        p.rank, p.attempt_a as pair_attempt_a, ua.id as pair_student_a_id, ua.full_name as pair_student_a_full_name,
        p.attempt_b as pair_attempt_b, ub.id as pair_student_b_id, ub.full_name as pair_student_b_full_name,
        p.both_wrong as pair_both_wrong, p.same_wrong as pair_same_wrong, p.expected as pair_expected,
        p.p_value as pair_p_value, p.q_value as pair_q_value, p.same_right as pair_same_right,
        p.time_correlation as pair_time_correlation, p.lag_s as pair_lag_s, p.close_answers as pair_close_answers
        from collusion_pairs p join exam_attempts a on a.id = p.attempt_a join users ua on ua.id = a.student_id
        join exam_attempts b on b.id = p.attempt_b join users ub on ub.id = b.student_id
        """;

    // Indexes: exams_pkey, exam_attempts_live, exam_attempts_exam. Counts no further than one above the limit.
    private const string ComparableText = $"""
        select (e.status = 'closed' or e.closes_at <= @now) and not exists (
                select from {AttemptSources.LiveOfExam} e.id) as over,
            e.practice,
            (select count(*)::int from (
                select from exam_attempts a where a.exam_id = e.id limit @limit) counted) as attempts
        from exams e where e.id = @exam_id
        """;

    // Index: collusion_runs_pkey.
    private const string FindText = $"select {Columns} from collusion_runs where exam_id = @exam_id";

    // Index: collusion_runs_pkey. No row when a run is waiting.
    private const string BeginText = $"""
        insert into collusion_runs as r (exam_id, id, version, state, asked_by, asked_at)
        values (@exam_id, @id, @version, 'waiting', @by, @now)
        on conflict (exam_id) do update set id = excluded.id, state = 'waiting', asked_by = excluded.asked_by,
            asked_at = excluded.asked_at, computed_at = null, leased_until = null
            where r.state <> 'waiting'
        returning {Columns}
        """;

    private const string PageText = $"""
        select {PairColumns} where p.exam_id = @exam_id and p.rank > @after order by p.rank limit @limit
        """;

    private const string PairText = $"""
        select {PairColumns} where p.exam_id = @exam_id and p.attempt_a = least(@attempt::uuid, @other::uuid)
            and p.attempt_b = greatest(@attempt::uuid, @other::uuid)
        """;

    // Indexes: questions_position, attempt_answers_pkey.
    private const string SheetsText = """
        select q.id, q.position, q.kind, q.body, q.points, a.value::text as a_value, a.points as a_points,
            a.saved_at as a_saved_at, b.value::text as b_value, b.points as b_points, b.saved_at as b_saved_at
        from questions q left join attempt_answers a on a.attempt_id = @a and a.question_id = q.id
        left join attempt_answers b on b.attempt_id = @b and b.question_id = q.id
        where q.exam_id = @exam_id order by q.position
        """;

    /// <summary>Null if there is no such exam.</summary>
    public Task<ComparableExam?> ComparableAsync(Guid examId, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                ComparableText,
                new
                {
                    examId,
                    now,
                    limit = CollusionRules.MostAttempts + 1,
                }
            )
            .FirstAsync<ComparableExam>(cancel);

    /// <summary>Null if nobody has requested a comparison.</summary>
    public Task<CollusionRun?> FindAsync(Guid examId, CancellationToken cancel) =>
        database.Command(FindText, new { examId }).FirstAsync<CollusionRun>(cancel);

    /// <summary>The new run; null if one is waiting.</summary>
    public Task<CollusionRun?> BeginAsync(
        Guid id,
        Guid examId,
        Guid by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                BeginText,
                new
                {
                    examId,
                    id,
                    CollusionRules.Version,
                    by,
                    now,
                }
            )
            .FirstAsync<CollusionRun>(cancel);

    /// <summary>Pairs with a higher rank, in its order.</summary>
    public Task<ImmutableArray<RankedPair>> PageAsync(Guid examId, int after, int limit, CancellationToken cancel) =>
        database
            .Command(
                PageText,
                new
                {
                    examId,
                    after,
                    limit,
                }
            )
            .ListAsync<RankedPair>(cancel);

    /// <summary>The stored pair of two attempts in either order, or null.</summary>
    public Task<RankedPair?> PairAsync(Guid examId, Guid attempt, Guid other, CancellationToken cancel) =>
        database
            .Command(
                PairText,
                new
                {
                    examId,
                    attempt,
                    other,
                }
            )
            .FirstAsync<RankedPair>(cancel);

    /// <summary>The exam's questions with the answers of two attempts.</summary>
    public Task<ImmutableArray<SheetQuestion>> SheetsAsync(Guid examId, Guid a, Guid b, CancellationToken cancel) =>
        database
            .Command(
                SheetsText,
                new
                {
                    examId,
                    a,
                    b,
                }
            )
            .ListAsync(ReadQuestion, cancel);

    private static SheetQuestion ReadQuestion(Row r)
    {
        var (kind, points) = (r.Get<QuestionKind>("kind"), r.Get<double>("points"));
        var a = ReadAnswer(r, "a_value", "a_points", "a_saved_at");
        var b = ReadAnswer(r, "b_value", "b_points", "b_saved_at");
        return new SheetQuestion(
            r.Get<Guid>("id"),
            r.Get<int>("position"),
            kind,
            r.Get<string>("body"),
            points,
            SheetRules.Shown(a),
            SheetRules.Shown(b),
            SheetRules.Same(kind, a, b),
            SheetRules.Wrong(points, a, b)
        );
    }

    private static SheetAnswer? ReadAnswer(Row r, string value, string points, string savedAt) =>
        r.Get<RawJson?>(value) is { } answer
            ? new SheetAnswer(answer, r.Get<double?>(points), r.Get<DateTimeOffset>(savedAt))
            : null;
}
