using NpgsqlTypes;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Ground;

/// <summary>
/// Whether every row that was counted is there, and no other: by attempt, from the first number to the last without a
/// gap.
/// </summary>
internal static class RowCheck
{
    private const string Make =
        "create temp table expected (attempt_id uuid primary key, lo bigint not null, hi bigint not null) on "
        + "commit drop";

    // The table's key makes numbers unique, so count, least and greatest say it all.
    private const string Wrong = """
        select count(*) from expected e
        full join (select attempt_id, count(*) as n, min(seq) as lo, max(seq) as hi from monitoring_events
            where started_on = $1 and seq > 0 group by attempt_id) g
            on g.attempt_id = e.attempt_id
        where g.n is distinct from e.hi - e.lo + 1 or g.lo is distinct from e.lo or g.hi is distinct from e.hi
        """;

    /// <summary>Compares the table with what the generator says it sent.</summary>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="BenchFailure">Rows are missing, or there are others.</exception>
    public static async Task<long> RequireAsync(
        BenchDatabase database,
        IEnumerable<(int Attempt, long First, long Last)> rows,
        CancellationToken cancel
    ) => await RequireAsync(database, rows.Select(r => (BenchIds.Attempt(r.Attempt), r.First, r.Last)), cancel);

    /// <summary>The same, for attempts of any id.</summary>
    public static async Task<long> RequireAsync(
        BenchDatabase database,
        IEnumerable<(Guid Attempt, long First, long Last)> rows,
        CancellationToken cancel
    )
    {
        var sum = 0L;
        await using var connection = await database.Source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var make = new Npgsql.NpgsqlCommand(Make, connection))
        {
            await make.ExecuteNonQueryAsync(cancel);
        }

        await using (
            var copy = await connection.BeginBinaryImportAsync("copy expected from stdin (format binary)", cancel)
        )
        {
            foreach (var (attempt, first, last) in rows)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(attempt, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(first, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(last, NpgsqlDbType.Bigint, cancel);
                sum += last - first + 1;
            }

            await copy.CompleteAsync(cancel);
        }

        await using var command = new Npgsql.NpgsqlCommand(Wrong, connection) { CommandTimeout = 120 };
        command.Parameters.Add(new() { Value = database.Day });
        var wrong = (long)(await command.ExecuteScalarAsync(cancel))!;
        return wrong == 0 && sum > 0
            ? sum
            : throw new BenchFailure($"{wrong} attempts have other rows than were sent ({sum} events were sent)");
    }
}

/// <summary>The run cannot go on, or its figures cannot be trusted.</summary>
internal sealed class BenchFailure(string message) : Exception(message);
