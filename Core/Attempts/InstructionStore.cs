using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Attempts;

/// <summary>Instructions to a client, kept until it has carried them out.</summary>
internal sealed class InstructionStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    private const string InsertText = """
        insert into attempt_instructions (id, attempt_id, kind, body, until, seconds, issued_by, issued_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    // Index: attempt_instructions_pkey.
    private const string DoneText = "update attempt_instructions set done_at = $2 where id = $1 and done_at is null";

    public static async Task InsertAsync(
        Guid attemptId, Instruction instruction, int seconds, Guid issuedBy, DateTimeOffset issuedAt, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(InsertText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = instruction.Id });
        command.Parameters.Add(new() { Value = attemptId });
        command.Parameters.Add(new() { Value = WireName<InstructionKind>.Of(instruction.Kind) });
        command.Parameters.Add(new() { Value = instruction.Text });
        command.Parameters.Add(new() { Value = (object?)instruction.Until?.UtcDateTime ?? DBNull.Value });
        command.Parameters.Add(new() { Value = seconds });
        command.Parameters.Add(new() { Value = issuedBy });
        command.Parameters.Add(new() { Value = issuedAt.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>An instruction from its columns id, kind, body and until.</summary>
    public static Instruction Read(NpgsqlDataReader r, int at) => new(
        r.GetGuid(at), WireName<InstructionKind>.Parse(r.GetString(at + 1)), r.GetString(at + 2),
        r.IsDBNull(at + 3) ? null : new(r.GetDateTime(at + 3), TimeSpan.Zero));

    /// <summary>The client has carried it out.</summary>
    public async Task DoneAsync(Guid instructionId, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(DoneText);
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(new() { Value = instructionId });
        command.Parameters.Add(new() { Value = at.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
