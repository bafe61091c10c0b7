using System.Collections.Immutable;
using Npgsql;
using Veritas.Rooms;

namespace Veritas.Attempts;

/// <summary>Reads attempts as their room shows them.</summary>
internal static class AttemptCards
{
    // Index: exam_attempts_exam.
    private const string OfExamText = $"""
        select a.id, a.student_id, u.full_name, a.status, a.locked, a.integrity_score, a.risk, a.band, a.event_count,
            a.started_at, a.deadline, coalesce(a.ended_at, a.scored_at, a.started_at)
        from {AttemptSources.WithStudent} where a.exam_id = @exam_id and not a.practice
        """;

    /// <summary>Every attempt of the exam. Connections are not stored, so no card is connected.</summary>
    public static async Task<ImmutableArray<AttemptCard>> OfExamAsync(
        NpgsqlDataSource database,
        Guid examId,
        CancellationToken cancel
    )
    {
        await using var command = database.CreateCommand(OfExamText);
        command.Parameters.AddWithValue("exam_id", examId);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var cards = ImmutableArray.CreateBuilder<AttemptCard>();
        while (await rows.ReadAsync(cancel))
        {
            cards.Add(
                new AttemptCard(
                    rows.GetGuid(0),
                    rows.GetGuid(1),
                    rows.GetString(2),
                    WireName<AttemptStatus>.Parse(rows.GetString(3)),
                    Connected: false,
                    Locked: rows.GetBoolean(4),
                    HandRaised: false,
                    rows.GetDouble(5),
                    rows.GetDouble(6),
                    rows.GetString(7),
                    rows.GetInt64(8),
                    rows.GetFieldValue<DateTimeOffset>(9),
                    rows.GetFieldValue<DateTimeOffset>(10),
                    [],
                    rows.GetFieldValue<DateTimeOffset>(11)
                )
            );
        }

        return cards.DrainToImmutable();
    }
}
