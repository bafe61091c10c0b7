using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Npgsql;

namespace Veritas.Alerts;

/// <summary>The columns of <c>alerts</c> in the order every statement here selects them.</summary>
internal static class AlertRow
{
    /// <summary>Number of columns; a statement's own columns come after them.</summary>
    public const int Width = 16;

    private const string InsertText = """
        insert into alerts
            (id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
        """;

    /// <summary>Inserts an alert, in the journal's batch that also stores its events.</summary>
    public static NpgsqlBatchCommand Insert(Alert alert) =>
        new(InsertText)
        {
            Parameters =
            {
                new() { Value = alert.Id },
                new() { Value = alert.ExamId },
                new() { Value = alert.AttemptId },
                new() { Value = alert.RaisedAt.UtcDateTime },
                new() { Value = alert.Kind },
                new() { Value = WireName<AlertLevel>.Of(alert.Level) },
                new() { Value = alert.Sentence },
                new() { Value = alert.EventSeqs.ToArray() },
                new() { Value = alert.IntegrityScore },
                new() { Value = alert.Risk },
            },
        };

    public static Alert Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetFieldValue<DateTimeOffset>(3),
            row.GetString(4),
            WireName<AlertLevel>.Parse(row.GetString(5)),
            row.GetString(6),
            ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<long[]>(7)),
            row.GetDouble(8),
            row.GetDouble(9),
            WireName<AlertState>.Parse(row.GetString(10)),
            row.IsDBNull(11) ? null : row.GetGuid(11),
            row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12),
            row.IsDBNull(13) ? null : WireName<Verdict>.Parse(row.GetString(13)),
            row.IsDBNull(14) ? null : row.GetString(14),
            row.IsDBNull(15) ? 0 : row.GetInt64(15)
        );
}
