using System.Collections.Immutable;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Veritas.Storage;

namespace Veritas.Operations;

/// <summary>Rows of <c>component_logs</c>.</summary>
internal sealed class ComponentLogStore(NpgsqlDataSource database)
{
    private const int MostSources = 50;

    /// <summary>All in one statement: all are stored or none.</summary>
    public async Task Add(ImmutableArray<ComponentLog> logs, CancellationToken cancel)
    {
        const string Sql = """
            insert into component_logs (id, at, received_at, source, status, severity, message, data, reported_by)
            select id, at, @received_at, source, status, severity, message, data::json, @by
            from unnest(@ids::uuid[], @ats::timestamptz[], @sources::text[], @statuses::text[], @severities::text[], @messages::text[], @datas::text[])
                as n (id, at, source, status, severity, message, data)
            """;
        await using var command = database.CreateCommand(Sql);
        var p = command.Parameters;
        p.AddWithValue("ids", logs.Select(l => l.Id).ToArray());
        p.AddWithValue("ats", logs.Select(l => l.Report.At!.Value.UtcDateTime).ToArray());
        p.AddWithValue("sources", logs.Select(l => l.Report.Source).ToArray());
        p.AddWithValue("statuses", logs.Select(l => WireName<ComponentStatus>.Of(l.Report.Status)).ToArray());
        p.AddWithValue("severities", logs.Select(l => WireName<LogSeverity>.Of(l.Report.Severity)).ToArray());
        p.AddWithValue("messages", logs.Select(l => l.Report.Message).ToArray());
        p.Add(new NpgsqlParameter("datas", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = logs.Select(l => l.Report.Data?.Text).ToArray() });
        p.AddWithValue("received_at", logs[0].ReceivedAt.UtcDateTime);
        p.AddWithValue("by", logs[0].ReportedBy);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// By component_logs_source, component_logs_loud, component_logs_trouble or the primary key, from the newest back. The indexes of what is loud and of
    /// trouble serve values that are known when the statement is planned.
    /// </summary>
    public async Task<ImmutableArray<ComponentLog>> Page(ComponentLogQuery query, CancellationToken cancel)
    {
        await using var batch = database.CreatePlannedAnew(PageCommand(query));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var logs = ImmutableArray.CreateBuilder<ComponentLog>();
        while (await rows.ReadAsync(cancel))
        {
            logs.Add(new ComponentLog(rows.GetGuid(0), Utc(2), rows.GetGuid(8), new ComponentReport(
                rows.GetString(3), WireName<LogSeverity>.Parse(rows.GetString(5)), WireName<ComponentStatus>.Parse(rows.GetString(4)), rows.GetString(6), Utc(1),
                rows.IsDBNull(7) ? null : new RawJson(rows.GetString(7)))));
        }

        return logs.DrainToImmutable();

        DateTimeOffset Utc(int column) => new(rows.GetDateTime(column), TimeSpan.Zero);
    }

    /// <summary>The statement of a page, with its values.</summary>
    internal static NpgsqlBatchCommand PageCommand(ComponentLogQuery query)
    {
        var sql = new StringBuilder("select id, at, received_at, source, status, severity, message, data::text, reported_by from component_logs where true");
        var command = new NpgsqlBatchCommand();
        Where(query.Source, " and source = @source", "source");
        Where(query.Severity is { } severity ? WireName<LogSeverity>.Of(severity) : null, " and severity = @severity", "severity");
        Where(query.Status is { } status ? WireName<ComponentStatus>.Of(status) : null, " and status = @status", "status");
        Where(query.Since is { } since ? TimedIds.FirstAt(since) : null, " and id >= @first", "first");
        Where(query.Before, " and id < @before", "before");
        Where(query.Limit, " order by id desc limit @most", "most");
        command.CommandText = sql.ToString();
        return command;

        void Where(object? value, string text, string name)
        {
            if (value is not null)
            {
                sql.Append(text);
                command.Parameters.AddWithValue(name, value);
            }
        }
    }

    /// <summary>By the primary key; one pass over what is kept.</summary>
    public async Task<ComponentLogStatistics> Statistics(DateTimeOffset? since, CancellationToken cancel)
    {
        const string Sql = """
            select source, status, severity, count(*), min(received_at), max(received_at)
            from component_logs where id >= @first group by source, status, severity
            """;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("first", TimedIds.FirstAt(since ?? DateTimeOffset.MinValue));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var groups = new List<(string Source, string Status, string Severity, long Count, DateTime Oldest, DateTime Newest)>();
        while (await rows.ReadAsync(cancel))
        {
            groups.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.GetDateTime(4), rows.GetDateTime(5)));
        }

        return new ComponentLogStatistics(
            groups.Sum(g => g.Count),
            Counts(groups.Select(g => (g.Severity, g.Count)), int.MaxValue),
            Counts(groups.Select(g => (g.Status, g.Count)), int.MaxValue),
            Counts(groups.Select(g => (g.Source, g.Count)), MostSources),
            groups.Count == 0 ? null : new DateTimeOffset(groups.Min(g => g.Oldest), TimeSpan.Zero),
            groups.Count == 0 ? null : new DateTimeOffset(groups.Max(g => g.Newest), TimeSpan.Zero));
    }

    /// <summary>Removes what was received before then, by the primary key; returns how many.</summary>
    public async Task<int> Purge(DateTimeOffset before, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from component_logs where id < @first");
        command.Parameters.AddWithValue("first", TimedIds.FirstAt(before));
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static ImmutableArray<NamedCount> Counts(IEnumerable<(string Name, long Count)> parts, int most) =>
        [.. parts.GroupBy(p => p.Name).Select(g => new NamedCount(g.Key, g.Sum(p => p.Count))).OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal).Take(most)];
}
