using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>Rows of <c>legal_holds</c>.</summary>
internal sealed class HoldStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 8;
    private const string Columns = "id, exam_id, student_id, reason, made_by, made_at, lifted_by, lifted_at";

    // Behind the deletions that are under way; whatever begins after it sees the hold.
    private const string LockText = "select lock_holds(true)";

    // Indexes: exams_pkey, users_pkey.
    private const string InsertText = """
        insert into legal_holds (id, exam_id, student_id, reason, made_by, made_at)
        select $1, $2::uuid, $3::uuid, $4, $5, $6
        where exists (select from exams where id = $2) or exists (select from users where id = $3 and role = 'student')
        returning
        """ + " " + Columns;

    // Index: legal_holds_pkey, of which there are few.
    private const string ListText = "select " + Columns + " from legal_holds where (lifted_at is null or $1) and id < $2 order by id desc limit $3";

    // Index: legal_holds_pkey. Lifted once: by the first.
    private const string LiftText = """
        update legal_holds set lifted_by = coalesce(lifted_by, $2), lifted_at = coalesce(lifted_at, $3) where id = $1 returning id::text
        """;

    /// <summary>The hold; null when there is no such exam or student.</summary>
    public async Task<LegalHold?> InsertAsync(Guid id, Guid by, HoldDraft draft, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.Statement(TimeoutSeconds, LockText).RunAsync(cancel);
        var made = await connection.Statement(TimeoutSeconds, InsertText, id, draft.ExamId, draft.StudentId, draft.Reason, by, now.UtcDateTime).FirstAsync(Read, cancel);
        await transaction.CommitAsync(cancel);
        return made;
    }

    public Task<ImmutableArray<LegalHold>> ListAsync(bool lifted, Guid before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, lifted, before, limit).ListAsync(Read, cancel);

    /// <summary>False when there is no such hold.</summary>
    public async Task<bool> LiftAsync(Guid id, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        await database.Statement(LiftText, id, by, now.UtcDateTime).FirstAsync(r => r.GetString(0), cancel) is not null;

    private static LegalHold Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.IsDBNull(2) ? null : r.GetGuid(2), r.GetString(3), r.GetGuid(4), r.Utc(5),
        r.IsDBNull(6) ? null : r.GetGuid(6), r.UtcOrNull(7));
}
