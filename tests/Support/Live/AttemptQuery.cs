using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Tests.Support.Live;

/// <summary>Reads rows of an attempt without the product's code.</summary>
public static class AttemptQuery
{
    /// <summary>
    /// The attempt's events. The primary key begins with the start date; rows of another date are not found.
    /// </summary>
    public const string EventsText = """
        select seq, coalesce(after_seq, 0), type, at, received_at, ms, data::text from monitoring_events
        where started_on = (select started_on from exam_attempts where id = $1) and attempt_id = $1
        """;

    /// <summary>The rows of a query whose only parameter is the attempt's id.</summary>
    public static async Task<ImmutableArray<T>> ReadAsync<T>(
        NpgsqlDataSource database,
        string text,
        Guid attempt,
        Func<NpgsqlDataReader, T> read
    )
    {
        await using var command = database.CreateCommand(text);
        command.Parameters.Add(new() { Value = attempt });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    /// <summary>A column of a time.</summary>
    public static DateTimeOffset Utc(NpgsqlDataReader row, int column) => new(row.GetDateTime(column), TimeSpan.Zero);
}
