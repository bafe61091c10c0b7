using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Exams;

/// <summary>Who asks the bank: an admin sees every row.</summary>
internal readonly record struct BankReader(Guid UserId, bool All);

/// <summary>The bank's rows; who may see one is decided in the SQL. $1 is the reader, $2 whether all rows are open to it.</summary>
internal sealed class BankStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 10;

    private const string Columns = """
        b.id, b.owner_id, b.shared, v.version, v.kind, v.body, v.options::text, v.key::text, v.points, v.rubric::text, b.tags, b.difficulty,
        b.answers, b.facility, b.discrimination, b.calibrated_at
        """;

    private const string Visible = "b.removed_at is null and (b.owner_id = $1 or b.shared or $2)";

    // Indexes: bank_questions_pkey from the place on, bank_versions_pkey.
    private const string ListText = $"""
        select {Columns} from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and ($3::text is null or $3 = any (b.tags)) and ($4::text is null or b.kind = $4)
          and ($5::text is null or position(lower($5) in lower(b.body)) > 0) and ($6::double precision is null or b.difficulty >= $6)
          and ($7::double precision is null or b.difficulty <= $7) and (not $8 or b.owner_id = $1) and b.id > $9
        order by b.id limit $10
        """;

    // Indexes: bank_questions_pkey, bank_versions_pkey.
    private const string ReadText = $"""
        select {Columns} from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version where {Visible} and b.id = $3
        """;

    // Indexes: bank_questions_pkey, bank_versions_pkey.
    private const string VersionsText = $"""
        select {Columns} from bank_questions b join bank_versions v on v.question_id = b.id where {Visible} and b.id = $3 and v.version < $4 order by v.version desc limit $5
        """;

    private const string HasTrigramsText = "select exists (select from pg_extension where extname = 'pg_trgm')";

    // Index: bank_questions_text.
    private const string SimilarText = $"""
        select {Columns}, similarity(b.body, $3)::double precision from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and b.body % $3 order by similarity(b.body, $3) desc, b.id limit 20
        """;

    // Index: bank_questions_equal.
    private const string EqualText = $"""
        select {Columns}, 1::double precision from bank_questions b join bank_versions v on v.question_id = b.id and v.version = b.version
        where {Visible} and lower(regexp_replace(btrim(b.body), '\s+', ' ', 'g')) = lower(regexp_replace(btrim($3), '\s+', ' ', 'g')) order by b.id limit 20
        """;

    // Index: bank_versions_pkey, questions_bank, exam_attempts_exam, attempt_answers_pkey. A copy that was changed in its exam is another question. What nobody
    // has graded yet is not counted.
    private const string AnswersText = """
        select coalesce(aa.points, 0) / q.points, a.points / a.max_points
        from bank_versions v
        join questions q on q.bank_id = v.question_id and q.bank_version = v.version and q.kind = v.kind and q.body = v.body
            and q.options is not distinct from v.options and q.key is not distinct from v.key
        join exam_attempts a on a.exam_id = q.exam_id and a.ended_at is not null and not a.practice and a.max_points > 0
        left join attempt_answers aa on aa.attempt_id = a.id and aa.question_id = q.id
        where v.question_id = $1 and v.version = $2 and (aa.attempt_id is null or aa.points is not null)
        limit 100000
        """;

    public async Task<ImmutableArray<BankQuestion>> ListAsync(BankReader reader, BankQuery q, int limit, CancellationToken cancel)
    {
        await using var command = Command(ListText, reader);
        Add(command, NpgsqlDbType.Text, q.Tag);
        Add(command, NpgsqlDbType.Text, q.Kind is { } kind ? WireName<QuestionKind>.Of(kind) : null);
        Add(command, NpgsqlDbType.Text, q.Text);
        Add(command, NpgsqlDbType.Double, q.Easiest);
        Add(command, NpgsqlDbType.Double, q.Hardest);
        Add(command, NpgsqlDbType.Boolean, q.Mine);
        Add(command, NpgsqlDbType.Uuid, q.After ?? Guid.Empty);
        Add(command, NpgsqlDbType.Integer, limit);
        return await ReadAsync(command, Question, cancel);
    }

    /// <summary>The question, or null where the reader cannot see it.</summary>
    public async Task<BankQuestion?> FindAsync(BankReader reader, Guid id, CancellationToken cancel)
    {
        await using var command = Command(ReadText, reader);
        Add(command, NpgsqlDbType.Uuid, id);
        return (await ReadAsync(command, Question, cancel)).FirstOrDefault();
    }

    public async Task<ImmutableArray<BankQuestion>> VersionsAsync(BankReader reader, Guid id, int below, int limit, CancellationToken cancel)
    {
        await using var command = Command(VersionsText, reader);
        Add(command, NpgsqlDbType.Uuid, id);
        Add(command, NpgsqlDbType.Integer, below);
        Add(command, NpgsqlDbType.Integer, limit);
        return await ReadAsync(command, Question, cancel);
    }

    /// <summary>What reads alike, most alike first; by equal texts where the server has no trigrams.</summary>
    public async Task<SimilarQuestions> SimilarAsync(BankReader reader, string text, CancellationToken cancel)
    {
        await using var ask = database.CreateCommand(HasTrigramsText);
        ask.CommandTimeout = TimeoutSeconds;
        var trigrams = await ask.ExecuteScalarAsync(cancel) is true;
        await using var command = Command(trigrams ? SimilarText : EqualText, reader);
        Add(command, NpgsqlDbType.Text, text);
        return new SimilarQuestions(trigrams ? "trigram" : "exact", await ReadAsync(command, r => new SimilarQuestion(Question(r), Math.Round(r.GetDouble(16), 3)), cancel));
    }

    /// <summary>What attempts of exams say of one version.</summary>
    public async Task<ImmutableArray<ItemAnswer>> AnswersAsync(Guid id, int version, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(AnswersText);
        command.CommandTimeout = TimeoutSeconds;
        Add(command, NpgsqlDbType.Uuid, id);
        Add(command, NpgsqlDbType.Integer, version);
        return await ReadAsync(command, r => new ItemAnswer(r.GetDouble(0), r.GetDouble(1)), cancel);
    }

    private NpgsqlCommand Command(string text, BankReader reader)
    {
        var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        Add(command, NpgsqlDbType.Uuid, reader.UserId);
        Add(command, NpgsqlDbType.Boolean, reader.All);
        return command;
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    private static async Task<ImmutableArray<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var r = await command.ExecuteReaderAsync(cancel);
        while (await r.ReadAsync(cancel))
        {
            rows.Add(row(r));
        }

        return rows.ToImmutable();
    }

    private static BankQuestion Question(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetBoolean(2), r.GetInt32(3), WireName<QuestionKind>.Parse(r.GetString(4)), r.GetString(5),
        r.IsDBNull(6) ? null : new RawJson(r.GetString(6)), r.IsDBNull(7) ? null : new RawJson(r.GetString(7)), r.GetDouble(8),
        r.IsDBNull(9) ? null : JsonSerializer.Deserialize<ImmutableArray<Criterion>>(r.GetString(9), VeritasJson.Options),
        [.. r.GetFieldValue<string[]>(10)], r.IsDBNull(11) ? null : r.GetDouble(11),
        r.IsDBNull(15) ? null : new QuestionStatistics(
            r.GetInt32(12), r.IsDBNull(13) ? null : r.GetDouble(13), r.IsDBNull(14) ? null : r.GetDouble(14), new(r.GetDateTime(15), TimeSpan.Zero)));
}
