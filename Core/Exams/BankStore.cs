using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Reads the question bank. The SQL decides who may see a question; an admin sees all.</summary>
internal sealed class BankStore(NpgsqlDataSource database)
{
    // There are no statistics before the first calibration; the columns have default values until then.
    private const string Columns = """
        b.id, b.owner_id, b.shared, v.version, v.kind, v.body as text, v.options::text, v.key::text, v.points,
        v.rubric::text, b.tags, b.difficulty,
        case when b.calibrated_at is not null then b.answers end as statistics_answers,
        b.facility as statistics_facility, b.discrimination as statistics_discrimination,
        b.calibrated_at as statistics_calibrated_at
        """;

    private const string Visible = "b.removed_at is null and (b.owner_id = @user_id or b.shared or @is_admin)";

    // Indexes: bank_questions_pkey from the cursor on, bank_versions_pkey.
    private const string ListText = $"""
        select {Columns}
        from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and (@tag::text is null or @tag = any (b.tags)) and (@kind::text is null or b.kind = @kind)
          and (@text::text is null or position(lower(@text) in lower(b.body)) > 0)
          and (@easiest::float8 is null or b.difficulty >= @easiest)
          and (@hardest::float8 is null or b.difficulty <= @hardest)
          and (not @mine or b.owner_id = @user_id) and b.id > @after
        order by b.id limit @limit
        """;

    // Indexes: bank_questions_pkey, bank_versions_pkey.
    private const string FindText = $"""
        select {Columns}
        from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and b.id = @id
        """;

    // Indexes: bank_questions_pkey, bank_versions_pkey.
    private const string VersionsText = $"""
        select {Columns} from bank_questions b join bank_versions v on v.question_id = b.id
        where {Visible} and b.id = @id and v.version < @before order by v.version desc limit @limit
        """;

    private const string HasTrigramsText = "select exists (select from pg_extension where extname = 'pg_trgm')";

    // Index: bank_questions_text.
    private const string SimilarText = $"""
        select {Columns}, similarity(b.body, @text)::float8 as similarity
        from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and b.body % @text order by similarity(b.body, @text) desc, b.id limit 20
        """;

    // Index: bank_questions_equal.
    private const string EqualText = $"""
        select {Columns}, 1::float8 as similarity
        from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and lower(regexp_replace(btrim(b.body), '\s+', ' ', 'g'))
            = lower(regexp_replace(btrim(@text), '\s+', ' ', 'g'))
        order by b.id limit 20
        """;

    // Indexes: bank_versions_pkey, questions_bank, exam_attempts_exam, attempt_answers_pkey.
    // A copy that was changed in its exam is another question. Ungraded answers do not count.
    private const string AnswersText = """
        select coalesce(aa.points, 0) / q.points as item, a.points / a.max_points as total
        from bank_versions v
        join questions q on q.bank_id = v.question_id and q.bank_version = v.version and q.kind = v.kind
            and q.body = v.body and q.options is not distinct from v.options and q.key is not distinct from v.key
        join exam_attempts a on a.exam_id = q.exam_id and a.ended_at is not null and not a.practice and a.max_points > 0
        left join attempt_answers aa on aa.attempt_id = a.id and aa.question_id = q.id
        where v.question_id = @id and v.version = @version and (aa.attempt_id is null or aa.points is not null)
        limit 100000
        """;

    /// <summary>Questions by id. Ignores the query's own limit.</summary>
    public Task<ImmutableArray<BankQuestion>> ListAsync(
        Actor actor,
        BankQuery q,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ListText,
                new
                {
                    actor.UserId,
                    isAdmin = IsAdmin(actor),
                    q.Tag,
                    q.Kind,
                    q.Text,
                    q.Easiest,
                    q.Hardest,
                    q.Mine,
                    after = q.After ?? Guid.Empty,
                    limit,
                }
            )
            .ListAsync<BankQuestion>(cancel);

    /// <summary>The latest version of the question; null when there is none that the actor may see.</summary>
    public Task<BankQuestion?> FindAsync(Actor actor, Guid id, CancellationToken cancel) =>
        database
            .Command(
                FindText,
                new
                {
                    actor.UserId,
                    isAdmin = IsAdmin(actor),
                    id,
                }
            )
            .FirstAsync<BankQuestion>(cancel);

    /// <summary>Versions before the given one, latest first.</summary>
    public Task<ImmutableArray<BankQuestion>> VersionsAsync(
        Actor actor,
        Guid id,
        int before,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                VersionsText,
                new
                {
                    actor.UserId,
                    isAdmin = IsAdmin(actor),
                    id,
                    before,
                    limit,
                }
            )
            .ListAsync<BankQuestion>(cancel);

    /// <summary>Similar questions, most similar first; equal texts if the server lacks <c>pg_trgm</c>.</summary>
    public async Task<SimilarQuestions> SimilarAsync(Actor actor, string text, CancellationToken cancel)
    {
        var hasTrigrams = await database.Command(HasTrigramsText).ValueAsync<bool>(cancel);
        var found = await database
            .Command(
                hasTrigrams ? SimilarText : EqualText,
                new
                {
                    actor.UserId,
                    isAdmin = IsAdmin(actor),
                    text,
                }
            )
            .ListAsync(
                r => new SimilarQuestion(r.As<BankQuestion>(), Math.Round(r.Get<double>("similarity"), 3)),
                cancel
            );
        return new SimilarQuestions(hasTrigrams ? "trigram" : "exact", found);
    }

    /// <summary>The answers to exams' copies of one version, at most 100,000.</summary>
    public Task<ImmutableArray<ItemAnswer>> AnswersAsync(Guid id, int version, CancellationToken cancel) =>
        database.Command(AnswersText, new { id, version }).ListAsync<ItemAnswer>(cancel);

    private static bool IsAdmin(Actor actor) => actor.Role == Role.Admin;
}
