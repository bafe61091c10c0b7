using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Rooms;

/// <summary>What the database knows of a room, and the numbers a room gives to its alerts.</summary>
internal sealed class RoomStore(NpgsqlDataSource database)
{
    /// <summary>Null for an unknown exam.</summary>
    public async Task<string?> Title(Guid examId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select title from exams where id = @id");
        command.Parameters.AddWithValue("id", examId);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>
    /// Every attempt of the exam, by exam_attempts_exam; none is connected as far as the rows can tell.
    /// </summary>
    public async Task<ImmutableArray<AttemptCard>> Cards(Guid examId, CancellationToken cancel)
    {
        const string Sql = """
            select a.id, a.student_id, u.full_name, a.status, a.locked, a.integrity_score, a.risk, a.band,
                a.event_count,
                   a.started_at, a.deadline, coalesce(a.ended_at, a.scored_at, a.started_at)
            from exam_attempts a join users u on u.id = a.student_id
            where a.exam_id = @exam_id and not a.practice
            """;
        await using var command = database.CreateCommand(Sql);
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

    /// <summary>
    /// Stores the numbers of alerts that have none, by the primary key. Returns the ids whose rows are there; the
    /// journal may yet write the others.
    /// </summary>
    public async Task<HashSet<Guid>> Number(ImmutableArray<Alert> alerts, CancellationToken cancel)
    {
        const string Sql = """
            with numbered as (
                update alerts a set no = given.no
                from unnest(@ids::uuid[], @nos::bigint[]) as given(id, no)
                where a.id = given.id and a.no is null
                returning a.id
            )
            select id from numbered union all select id from alerts where id = any(@ids::uuid[]) and no is not null
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("ids", alerts.Select(a => a.Id).ToArray());
        command.Parameters.AddWithValue("nos", alerts.Select(a => a.No).ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var there = new HashSet<Guid>();
        while (await rows.ReadAsync(cancel))
        {
            there.Add(rows.GetGuid(0));
        }

        return there;
    }

    /// <summary>By the primary key of users.</summary>
    public async Task<Dictionary<Guid, string>> Names(Guid[] students, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select id, full_name from users where id = any(@ids)");
        command.Parameters.AddWithValue("ids", students);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var names = new Dictionary<Guid, string>();
        while (await rows.ReadAsync(cancel))
        {
            names[rows.GetGuid(0)] = rows.GetString(1);
        }

        return names;
    }
}
