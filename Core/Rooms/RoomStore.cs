using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;

namespace Veritas.Rooms;

/// <summary>Reads the stored data of a room.</summary>
internal sealed class RoomStore(NpgsqlDataSource database)
{
    /// <summary>Null for an unknown exam.</summary>
    public async Task<string?> Title(Guid examId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select title from exams where id = @id");
        command.Parameters.AddWithValue("id", examId);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>Every attempt of the exam. Connections are not stored, so no card is connected.</summary>
    public Task<ImmutableArray<AttemptCard>> Cards(Guid examId, CancellationToken cancel) =>
        AttemptCards.OfExamAsync(database, examId, cancel);

    /// <summary>Index: users_pkey.</summary>
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
