using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Rows of <c>legal_holds</c>.</summary>
internal sealed class HoldStore(NpgsqlDataSource database)
{
    private const string Columns = "id, exam_id, student_id, reason, made_by, made_at, lifted_by, lifted_at";

    // Waits for deletions in progress; later ones see the hold.
    private const string LockText = "select lock_holds(true)";

    // Indexes: exams_pkey, users_pkey.
    private const string InsertText =
        """
            insert into legal_holds (id, exam_id, student_id, reason, made_by, made_at)
            select @id, @exam_id::uuid, @student_id::uuid, @reason, @made_by, @now
            where exists (select from exams where id = @exam_id)
                or exists (select from users where id = @student_id and role = 'student')
            returning
            """
        + " "
        + Columns;

    // Index: legal_holds_pkey; there are few holds.
    private const string ListText =
        "select "
        + Columns
        + """
             from legal_holds where (lifted_at is null or @lifted) and id < @before order by id desc limit @limit
            """;

    // Index: legal_holds_pkey. The first call decides who lifted it and when.
    private const string LiftText = """
        update legal_holds set lifted_by = coalesce(lifted_by, @lifted_by), lifted_at = coalesce(lifted_at, @now)
        where id = @id returning id
        """;

    /// <summary>Null when there is no such exam or student.</summary>
    public async Task<LegalHold?> InsertAsync(
        Guid id,
        Guid madeBy,
        HoldDraft draft,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.Command(LockText).ExecuteAsync(cancel);
        var values = new
        {
            id,
            draft.ExamId,
            draft.StudentId,
            draft.Reason,
            madeBy,
            now,
        };
        var made = await connection.Command(InsertText, values).FirstAsync<LegalHold>(cancel);
        await transaction.CommitAsync(cancel);
        return made;
    }

    /// <summary>Latest first.</summary>
    public Task<ImmutableArray<LegalHold>> ListAsync(bool lifted, Guid before, int limit, CancellationToken cancel) =>
        database
            .Command(
                ListText,
                new
                {
                    lifted,
                    before,
                    limit,
                }
            )
            .ListAsync<LegalHold>(cancel);

    /// <summary>False when there is no such hold.</summary>
    public Task<bool> LiftAsync(Guid id, Guid liftedBy, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                LiftText,
                new
                {
                    id,
                    liftedBy,
                    now,
                }
            )
            .AnyAsync(cancel);
}
