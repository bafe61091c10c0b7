using Npgsql;
using NpgsqlTypes;

namespace Veritas.Bench.Compare.Limit;

/// <summary>Rows of one commit, by a way of writing.</summary>
internal interface ILimitWriter
{
    void Write(NpgsqlConnection connection, LimitRows rows, long from, int count);
}

/// <summary>Binary COPY, without waiting between its columns: nothing else is done meanwhile.</summary>
internal sealed class CopyWriter : ILimitWriter
{
    private const string Copy =
        "copy monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data) from "
        + "stdin (format binary)";

    public void Write(NpgsqlConnection connection, LimitRows rows, long from, int count)
    {
        using var import = connection.BeginBinaryImport(Copy);
        for (var number = from; number < from + count; number++)
        {
            var row = rows.At(number);
            import.StartRow();
            import.Write(rows.Day, NpgsqlDbType.Date);
            import.Write(row.Attempt, NpgsqlDbType.Uuid);
            import.Write(row.Seq, NpgsqlDbType.Bigint);
            import.WriteNull();
            import.Write(row.Type, NpgsqlDbType.Text);
            import.Write(rows.Now, NpgsqlDbType.TimestampTz);
            import.Write(rows.Now, NpgsqlDbType.TimestampTz);
            import.Write(row.Ms, NpgsqlDbType.Integer);
            if (row.Data is null)
            {
                import.WriteNull();
            }
            else
            {
                import.Write(row.Data, NpgsqlDbType.Jsonb);
            }
        }

        import.Complete();
    }
}

/// <summary>One INSERT from arrays.</summary>
internal sealed class ArrayWriter : ILimitWriter
{
    private const string Insert = """
        insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms, data)
        select $1, a, s, t, $2, $2, m, d from unnest($3::uuid[], $4::bigint[], $5::text[], $6::int[], $7::jsonb[])
            as r(a, s, t, m, d)
        """;

    public void Write(NpgsqlConnection connection, LimitRows rows, long from, int count)
    {
        var all = new LimitRow[count];
        for (var i = 0; i < count; i++)
        {
            all[i] = rows.At(from + i);
        }

        using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.Add(new() { Value = rows.Day });
        command.Parameters.Add(new() { Value = rows.Now });
        command.Parameters.Add(new() { Value = Array.ConvertAll(all, r => r.Attempt) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(all, r => r.Seq) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(all, r => r.Type) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(all, r => r.Ms) });
        command.Parameters.Add(
            new()
            {
                Value = Array.ConvertAll(all, r => r.Data is null ? null : System.Text.Encoding.UTF8.GetString(r.Data)),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            }
        );
        command.ExecuteNonQuery();
    }
}
