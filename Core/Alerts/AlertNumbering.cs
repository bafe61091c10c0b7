using System.Collections.Immutable;
using Npgsql;

namespace Veritas.Alerts;

/// <summary>Stores the numbers that a room gives to its alerts.</summary>
internal sealed class AlertNumbering(NpgsqlDataSource database)
{
    // Index: alerts_pkey.
    private const string Text = """
        with numbered as (
            update alerts a set no = given.no
            from unnest(@ids::uuid[], @nos::bigint[]) as given(id, no)
            where a.id = given.id and a.no is null
            returning a.id
        )
        select id from numbered union all select id from alerts where id = any(@ids::uuid[]) and no is not null
        """;

    /// <summary>
    /// Stores the numbers of alerts that have none. Returns the ids of the rows found; the journal may not have written
    /// the others yet.
    /// </summary>
    public async Task<HashSet<Guid>> StoreAsync(ImmutableArray<Alert> alerts, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Text);
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
}
