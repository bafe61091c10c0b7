using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;

namespace Veritas.Attempts;

/// <summary>An attempt with its student and exam, as a teacher's page begins.</summary>
internal sealed record AttemptRecord(AttemptListItem Item, Guid ExamId, string Title, string? EndReason, long Events);

/// <summary>Reads attempts for teachers.</summary>
internal sealed class RecordStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 10;
    private const string Item = """
        a.id, a.student_id, u.full_name, a.status, a.started_at, a.ended_at, a.integrity_score, a.risk, a.band, a.pass_mark, a.points, a.max_points, a.to_grade
        """;

    // Index: exam_attempts_exam, from its end: ids follow the time of the start.
    private const string OfExamText = "select " + Item + """
         from exam_attempts a join users u on u.id = a.student_id where a.exam_id = $1 and a.id < $2 order by a.id desc limit $3
        """;

    // Index: exam_attempts_pkey.
    private const string OneText = "select " + Item + """
        , a.exam_id, e.title, a.end_reason, a.event_count
        from exam_attempts a join users u on u.id = a.student_id join exams e on e.id = a.exam_id where a.id = $1
        """;

    // Index: alerts_attempt.
    private const string AlertsText = """
        select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk, state, handled_by, handled_at, verdict, comment
        from alerts where attempt_id = $1 order by id limit 1000
        """;

    // Index: monitoring_events' primary key, one partition.
    private const string EventsText = """
        select seq, after_seq, type, at, received_at, ms, data::text from monitoring_events
        where started_on = $1 and attempt_id = $2 and ($7::text[] is null or type = any($7))
          and (case when seq > 0 then seq else after_seq end, seq < 0, abs(seq)) > ($3, $4, $5)
        order by case when seq > 0 then seq else after_seq end, seq < 0, abs(seq) limit $6
        """;

    // Index: monitoring_events' primary key, one partition.
    private const string TimelineText = """
        select greatest(0, floor(extract(epoch from at - $3) / $4))::int as place, type, count(*)::int, sum(ms)::bigint from monitoring_events
        where started_on = $1 and attempt_id = $2 group by place, type order by place, type
        """;

    // Indexes: exam_attempts_pkey, exams_pkey. The first day of an attempt whose student may see its events.
    private const string ReleasedText = """
        select a.started_on from exam_attempts a join exams e on e.id = a.exam_id
        where a.id = $1 and a.student_id = $2 and a.ended_at is not null and results_released(e, $3)
        """;

    /// <summary>Attempts that began before that one, latest first; null: from the latest.</summary>
    public async Task<ImmutableArray<AttemptListItem>> OfExamAsync(Guid examId, Guid? before, int limit, CancellationToken cancel)
    {
        await using var command = Command(OfExamText, examId, before ?? Guid.AllBitsSet, limit);
        return await ListAsync(command, ReadItem, cancel);
    }

    /// <summary>The attempt, or null.</summary>
    public async Task<AttemptRecord?> FindAsync(Guid attemptId, CancellationToken cancel)
    {
        await using var command = Command(OneText, attemptId);
        return (await ListAsync(command, r => new AttemptRecord(
            ReadItem(r), r.GetGuid(13), r.GetString(14), r.IsDBNull(15) ? null : r.GetString(15), r.GetInt64(16)), cancel)).FirstOrDefault();
    }

    public async Task<ImmutableArray<Alert>> AlertsAsync(Guid attemptId, CancellationToken cancel)
    {
        await using var command = Command(AlertsText, attemptId);
        return await ListAsync(command, ReadAlert, cancel);
    }

    /// <summary>Events behind a place, in the order they counted.</summary>
    /// <param name="startedOn">The attempt's first day.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">The place.</param>
    /// <param name="limit">How many.</param>
    /// <param name="types">Which; empty: all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<ImmutableArray<EventView>> EventsAsync(
        DateOnly startedOn, Guid attemptId, EventPlace after, int limit, ImmutableArray<string> types, CancellationToken cancel)
    {
        await using var command = Command(EventsText, startedOn, attemptId, after.Position, after.Own, after.Number, limit);
        command.Parameters.Add(new() { Value = types.IsEmpty ? DBNull.Value : types.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return await ListAsync(command, r => new EventView(
            r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetString(2), Utc(r, 3), Utc(r, 4), r.GetInt32(5),
            r.IsDBNull(6) ? null : new RawJson(r.GetString(6))), cancel);
    }

    /// <summary>Events by stretches of that many seconds and by type.</summary>
    public async Task<ImmutableArray<TimelineBucket>> TimelineAsync(DateTimeOffset startedAt, Guid attemptId, int seconds, CancellationToken cancel)
    {
        await using var command = Command(TimelineText, DateOnly.FromDateTime(startedAt.UtcDateTime), attemptId, startedAt.UtcDateTime, seconds);
        return await ListAsync(command, r => new TimelineBucket(
            startedAt.AddSeconds((double)r.GetInt32(0) * seconds), seconds, r.GetString(1), r.GetInt32(2), r.GetInt64(3)), cancel);
    }

    /// <summary>The first day of the student's own attempt, when its results are released; else null.</summary>
    public async Task<DateOnly?> ReleasedAsync(Guid studentId, Guid attemptId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = Command(ReleasedText, attemptId, studentId, now.UtcDateTime);
        return (await ListAsync(command, r => (DateOnly?)r.GetFieldValue<DateOnly>(0), cancel)).FirstOrDefault();
    }

    private static AttemptListItem ReadItem(NpgsqlDataReader r) => new(
        r.GetGuid(0), new Person(r.GetGuid(1), r.GetString(2)), WireName<AttemptStatus>.Parse(r.GetString(3)), Utc(r, 4), r.IsDBNull(5) ? null : Utc(r, 5),
        r.GetDouble(6), r.GetDouble(7), r.GetString(8),
        r.IsDBNull(10) ? null : AttemptRow.Graded(r.GetDouble(10), r.GetDouble(11), r.GetInt32(12), r.GetDouble(9)));

    private static Alert ReadAlert(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), Utc(r, 3), r.GetString(4), WireName<AlertLevel>.Parse(r.GetString(5)), r.GetString(6),
        [.. r.GetFieldValue<long[]>(7)], r.GetDouble(8), r.GetDouble(9), WireName<AlertState>.Parse(r.GetString(10)),
        r.IsDBNull(11) ? null : r.GetGuid(11), r.IsDBNull(12) ? null : Utc(r, 12),
        r.IsDBNull(13) ? null : WireName<Verdict>.Parse(r.GetString(13)), r.IsDBNull(14) ? null : r.GetString(14));

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);

    private NpgsqlCommand Command(string text, params object[] values)
    {
        var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static async Task<ImmutableArray<T>> ListAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }
}

/// <summary>A place in an attempt's events: client events by number, Veritas' own behind the one they followed.</summary>
internal readonly record struct EventPlace(long Position, bool Own, long Number)
{
    public static EventPlace Of(EventView e) => new(e.AfterSeq ?? e.Seq, e.AfterSeq is not null, Math.Abs(e.Seq));

    /// <summary>As clients pass it back; they need not understand it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}.{(Own ? 1 : 0)}.{Number}");

    public static EventPlace? Parse(string? text)
    {
        if (text is null)
        {
            return new EventPlace(-1, false, 0);
        }

        var parts = text.Split('.');
        return parts.Length == 3 && long.TryParse(parts[0], out var position) && long.TryParse(parts[2], out var number)
            ? new EventPlace(position, parts[1] == "1", number)
            : null;
    }
}
