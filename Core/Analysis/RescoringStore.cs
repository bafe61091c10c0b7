using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Rescorings as people see them.</summary>
internal sealed class RescoringStore(NpgsqlDataSource database)
{
    private const string Columns = """
        id, exam_id, state, policy::text, made_by, made_at, applied_by, applied_at, attempts, changed, change_sum, below_before, below_after
        """;

    private const string InsertText = "insert into rescorings (id, exam_id, made_by, made_at, policy) values ($1, $2, $3, $4, $5) returning " + Columns;

    // Index: rescorings_exam.
    private const string ListText = "select " + Columns + " from rescorings where exam_id = $1 and id < $2 order by id desc limit $3";

    // Index: rescorings_pkey.
    private const string FindText = "select " + Columns + " from rescorings where id = $1 and exam_id = $2";

    // Indexes: rescored_attempts_change, exam_attempts_pkey, users_pkey.
    private const string EffectText = """
        select r.attempt_id, u.id, u.full_name, r.old_integrity, r.new_integrity, r.old_band, r.new_band
        from rescored_attempts r join exam_attempts a on a.id = r.attempt_id join users u on u.id = a.student_id
        where r.rescoring_id = $1 and (-(abs(r.new_integrity - r.old_integrity)), r.attempt_id) > ($2, $3)
        order by abs(r.new_integrity - r.old_integrity) desc, r.attempt_id limit $4
        """;

    // Index: rescorings_pkey. Nothing unless it is ready.
    private const string ApplyText = """
        update rescorings set state = 'applying', applied_by = $3, applied_at = $4, reached = null where id = $1 and exam_id = $2 and state = 'ready'
        returning
        """ + " " + Columns;

    /// <summary>The new one; null: the exam has one under way.</summary>
    public async Task<Rescoring?> InsertAsync(Guid id, Guid examId, MonitoringPolicy policy, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        var insert = database.Statement(InsertText, id, examId, by, now.UtcDateTime);
        insert.Parameters.Add(new() { Value = JsonSerializer.Serialize(policy, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await UnlessRunning(insert, cancel);
    }

    public Task<ImmutableArray<Rescoring>> OfExamAsync(Guid examId, Guid below, int limit, CancellationToken cancel) =>
        database.Statement(ListText, examId, below, limit).ListAsync(Read, cancel);

    /// <summary>That exam's rescoring, or null.</summary>
    public Task<Rescoring?> FindAsync(Guid id, Guid examId, CancellationToken cancel) => database.Statement(FindText, id, examId).FirstAsync(Read, cancel);

    /// <summary>Computed attempts behind a place (the change with a minus before it), the largest change first.</summary>
    public Task<ImmutableArray<RescoredAttempt>> EffectAsync(Guid id, Cursor after, int limit, CancellationToken cancel) =>
        database.Statement(EffectText, id, after.Value, after.Id, limit).ListAsync(
            r => new RescoredAttempt(
                r.GetGuid(0), new Person(r.GetGuid(1), r.GetString(2)), r.GetDouble(3), r.GetDouble(4), r.GetString(5), r.GetString(6)), cancel);

    /// <summary>The rescoring, about to be applied; null: it is not ready, or the exam has another one under way.</summary>
    public Task<Rescoring?> ApplyAsync(Guid id, Guid examId, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        UnlessRunning(database.Statement(ApplyText, id, examId, by, now.UtcDateTime), cancel);

    private static async Task<Rescoring?> UnlessRunning(NpgsqlCommand command, CancellationToken cancel)
    {
        try
        {
            return await command.FirstAsync(Read, cancel);
        }
        catch (NpgsqlException e) when (e.IsUniqueViolation("rescorings_due"))
        {
            return null;
        }
    }

    private static Rescoring Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), WireName<RescoringState>.Parse(r.GetString(2)), JsonSerializer.Deserialize<MonitoringPolicy>(r.GetString(3), VeritasJson.Options)!,
        r.GetGuid(4), r.Utc(5), r.IsDBNull(6) ? null : r.GetGuid(6), r.UtcOrNull(7), r.GetInt32(8), r.GetInt32(9),
        r.GetInt32(8) > 0 ? Math.Round(r.GetDouble(10) / r.GetInt32(8), 4) : null, r.GetInt32(11), r.GetInt32(12));
}
