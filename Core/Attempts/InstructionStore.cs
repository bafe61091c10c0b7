using Npgsql;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>Instructions to a client, pending until the client has carried them out.</summary>
internal sealed class InstructionStore(NpgsqlDataSource database)
{
    private const string InsertText = """
        insert into attempt_instructions (id, attempt_id, kind, body, until, seconds, issued_by, issued_at)
        values (@id, @attempt_id, @kind, @text, @until, @seconds, @issued_by, @issued_at)
        """;

    // Index: attempt_instructions_pkey.
    private const string DoneText =
        "update attempt_instructions set done_at = @at where id = @instruction_id and done_at is null";

    public static Task InsertAsync(
        Guid attemptId,
        Instruction instruction,
        int seconds,
        Guid issuedBy,
        DateTimeOffset issuedAt,
        NpgsqlConnection connection,
        CancellationToken cancel
    ) =>
        connection
            .Command(
                InsertText,
                new
                {
                    instruction.Id,
                    attemptId,
                    instruction.Kind,
                    instruction.Text,
                    instruction.Until,
                    seconds,
                    issuedBy,
                    issuedAt,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>An instruction from the columns id, kind, text and until.</summary>
    public static Instruction Read(Row r) =>
        new(r.Get<Guid>("id"), r.Get<InstructionKind>("kind"), r.Get<string>("text"), r.Get<DateTimeOffset?>("until"));

    /// <summary>Marks the instruction as carried out by the client.</summary>
    public Task DoneAsync(Guid instructionId, DateTimeOffset at, CancellationToken cancel) =>
        database.Command(DoneText, new { instructionId, at }).ExecuteAsync(cancel);
}
