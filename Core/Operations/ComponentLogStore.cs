using System.Collections.Immutable;
using System.Text;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Operations;

/// <summary>Rows of <c>component_logs</c>.</summary>
internal sealed class ComponentLogStore(NpgsqlDataSource database)
{
    private const int MostSources = 50;

    private const string InsertText = """
        insert into component_logs (id, at, received_at, source, status, severity, message, data, reported_by)
        select id, at, @received_at, source, status, severity, message, data::json, @reported_by
        from unnest(@ids::uuid[], @ats::timestamptz[], @sources::text[], @statuses::text[], @severities::text[],
            @messages::text[], @datas::text[]) as n (id, at, source, status, severity, message, data)
        """;

    private const string SelectText = """
        select id, received_at, reported_by, source as report_source, severity as report_severity,
            status as report_status, message as report_message, at as report_at, data::text as report_data
        from component_logs where true
        """;

    // Index: component_logs_pkey. One pass over the whole log.
    private const string StatisticsText = """
        select source, status, severity, count(*) as count, min(received_at) as oldest, max(received_at) as newest
        from component_logs where id >= @first group by source, status, severity
        """;

    // Index: component_logs_pkey.
    private const string PurgeText = "delete from component_logs where id < @first";

    private sealed record Group(
        string Source,
        string Status,
        string Severity,
        long Count,
        DateTimeOffset Oldest,
        DateTimeOffset Newest
    );

    /// <summary>Stores all reports or none.</summary>
    public Task InsertAsync(ImmutableArray<ComponentLog> logs, CancellationToken cancel) =>
        database
            .Command(
                InsertText,
                new
                {
                    ids = logs.Select(l => l.Id),
                    ats = logs.Select(l => l.Report.At),
                    sources = logs.Select(l => l.Report.Source),
                    statuses = logs.Select(l => l.Report.Status),
                    severities = logs.Select(l => l.Report.Severity),
                    messages = logs.Select(l => l.Report.Message),
                    datas = logs.Select(l => l.Report.Data?.Text),
                    logs[0].ReceivedAt,
                    logs[0].ReportedBy,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<ComponentLog>> PageAsync(ComponentLogQuery query, CancellationToken cancel)
    {
        var (sql, values) = PageCommand(query);
        return database.CommandWithCustomPlan(sql, values).ListAsync<ComponentLog>(cancel);
    }

    /// <summary>
    /// The statement of a page with its parameters. Indexes: component_logs_source, component_logs_loud and
    /// component_logs_trouble (partial, so their condition must be known to the planner), component_logs_pkey.
    /// </summary>
    internal static (string Sql, object Values) PageCommand(ComponentLogQuery query)
    {
        var sql = new StringBuilder(SelectText);
        AddIf(query.Source is not null, " and source = @source");
        AddIf(query.Severity is not null, " and severity = @severity");
        AddIf(query.Status is not null, " and status = @status");
        AddIf(query.Since is not null, " and id >= @first");
        AddIf(query.Before is not null, " and id < @before");
        sql.Append(" order by id desc limit @limit");
        var first = TimedIds.FirstAt(query.Since ?? DateTimeOffset.MinValue);
        return (
            sql.ToString(),
            new
            {
                query.Source,
                query.Severity,
                query.Status,
                first,
                query.Before,
                query.Limit,
            }
        );

        void AddIf(bool wanted, string text) => sql.Append(wanted ? text : "");
    }

    public async Task<ComponentLogStatistics> StatisticsAsync(DateTimeOffset? since, CancellationToken cancel)
    {
        var first = TimedIds.FirstAt(since ?? DateTimeOffset.MinValue);
        var groups = await database.Command(StatisticsText, new { first }).ListAsync<Group>(cancel);
        return new ComponentLogStatistics(
            groups.Sum(g => g.Count),
            CountBy(groups, g => g.Severity),
            CountBy(groups, g => g.Status),
            [.. CountBy(groups, g => g.Source).Take(MostSources)],
            groups.IsEmpty ? null : groups.Min(g => g.Oldest),
            groups.IsEmpty ? null : groups.Max(g => g.Newest)
        );
    }

    /// <summary>Removes reports received before that time. Returns how many.</summary>
    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancel) =>
        database
            .Command(PurgeText, new { first = TimedIds.FirstAt(before) }, DatabaseCommands.JobSeconds)
            .ExecuteAsync(cancel);

    /// <summary>Most frequent first, then by name.</summary>
    private static ImmutableArray<NamedCount> CountBy(ImmutableArray<Group> groups, Func<Group, string> name) =>
        [
            .. groups
                .GroupBy(name)
                .Select(g => new NamedCount(g.Key, g.Sum(p => p.Count)))
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
}
