using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// The tables that a plan scans completely, the indexes that it uses, and the tables that it deletes from.
/// </summary>
internal sealed record Plan(HashSet<string> WholeReads, HashSet<string> Indexes, HashSet<string> Removals);

/// <summary>
/// Explains generic plans, which prepared statements use eventually. Partitions count as their table. Tables of up to a
/// dozen pages do not count as a full scan.
/// </summary>
internal sealed partial class Planner : IAsyncDisposable
{
    private const int SmallPages = 12;
    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<string, (string Table, int Pages, bool Partial)> _relations = new(
        StringComparer.Ordinal
    );

    private Planner(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Opens a planner for a database whose tables are analyzed.</summary>
    public static async Task<Planner> OpenAsync(NpgsqlDataSource database)
    {
        var planner = new Planner(await database.OpenConnectionAsync());
        await planner.RunAsync("set plan_cache_mode = force_generic_plan");
        await planner.RunAsync("set max_parallel_workers_per_gather = 0");
        // The tables have a hundredth of their real size. This page cost keeps the ratio between index lookups and
        // scans realistic.
        await planner.RunAsync("set random_page_cost = 1.1");
        const string RelationsText = """
            select c.relname, coalesce(p.relname, c.relname), c.relpages, coalesce(x.indpred is not null, false)
                from pg_class c
            left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent left
                join pg_index x on x.indexrelid = c.oid
            where c.relnamespace = 'public'::regnamespace
            """;
        await using var relations = new NpgsqlCommand(RelationsText, planner._connection);
        await using var row = await relations.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            planner._relations[row.GetString(0)] = (row.GetString(1), row.GetInt32(2), row.GetBoolean(3));
        }

        return planner;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>The generic plan.</summary>
    /// <exception cref="PostgresException">The statement is invalid, or a parameter needs a cast.</exception>
    public Task<Plan> PlanAsync(string text) => PlanWithoutAsync(text, []);

    /// <summary>The custom plan for these parameters.</summary>
    public async Task<Plan> PlanAsync(string text, object values)
    {
        await using var explain = new NpgsqlCommand($"explain (format json) {text}", _connection);
        CommandParameters.Add(explain.Parameters, values);
        return await ReadAsync(explain);
    }

    /// <summary>
    /// The indexes of the plan, also when the preferred kinds of plans are disabled one after the other.
    /// </summary>
    public async Task<HashSet<string>> IndexesAsync(string text)
    {
        var indexes = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            string[] closed in (string[][])
                [
                    [],
                    ["enable_seqscan"],
                    ["enable_seqscan", "enable_bitmapscan"],
                    ["enable_seqscan", "enable_sort", "enable_hashjoin"],
                ]
        )
        {
            indexes.UnionWith((await PlanWithoutAsync(text, closed)).Indexes);
        }

        return indexes;
    }

    private async Task<Plan> PlanWithoutAsync(string text, string[] closed)
    {
        foreach (var way in closed)
        {
            await RunAsync($"set {way} = off");
        }

        await RunAsync($"prepare planned as {Numbered(text)}");
        try
        {
            await using var count = new NpgsqlCommand(
                "select coalesce(array_length(parameter_types, 1), 0) from pg_prepared_statements where name = "
                    + "'planned'",
                _connection
            );
            var nulls = string.Join(", ", Enumerable.Repeat("null", (int)(await count.ExecuteScalarAsync())!));
            await using var explain = new NpgsqlCommand(
                $"explain (format json) execute planned{(nulls.Length > 0 ? $"({nulls})" : "")}",
                _connection
            );
            return await ReadAsync(explain);
        }
        finally
        {
            await RunAsync("deallocate planned");
            foreach (var way in closed)
            {
                await RunAsync($"reset {way}");
            }
        }
    }

    private async Task<Plan> ReadAsync(NpgsqlCommand explain)
    {
        var plan = new Plan([], [], []);
        foreach (var root in JsonElement.Parse((string)(await explain.ExecuteScalarAsync())!).EnumerateArray())
        {
            Walk(root.GetProperty("Plan"), limited: false, plan);
        }

        return plan;
    }

    private void Walk(JsonElement node, bool limited, Plan plan)
    {
        var type = Text(node, "Node Type");
        if (Text(node, "Index Name") is { } index)
        {
            plan.Indexes.Add(TableOf(index));
        }

        if (Text(node, "Relation Name") is { } relation)
        {
            if (Text(node, "Operation") == "Delete")
            {
                plan.Removals.Add(TableOf(relation));
            }

            if (
                (type == "Seq Scan" || (type is "Index Scan" or "Index Only Scan" && Walks(node, limited)))
                && Known(relation).Pages > SmallPages
            )
            {
                plan.WholeReads.Add(TableOf(relation));
            }
        }

        if (node.TryGetProperty("Plans", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
            {
                var apart = Text(part, "Parent Relationship") is "InitPlan" or "SubPlan";
                Walk(
                    part,
                    !apart
                        && (
                            type == "Limit"
                            || (limited && type is not ("Sort" or "Hash" or "Aggregate" or "WindowAgg" or "SetOp"))
                        ),
                    plan
                );
            }
        }
    }

    /// <summary>
    /// Whether an index scan reads the whole table: it has no condition, the index is not partial, and there is no
    /// limit that ends it early.
    /// </summary>
    private bool Walks(JsonElement scan, bool limited) =>
        Text(scan, "Index Cond") is null
        && !Known(Text(scan, "Index Name")!).Partial
        && (!limited || Text(scan, "Filter") is not null);

    private string TableOf(string relation) => Known(relation).Table;

    /// <summary>Relations outside the schema are system tables, which are small.</summary>
    private (string Table, int Pages, bool Partial) Known(string relation) =>
        _relations.TryGetValue(relation, out var known) ? known : (relation, 0, false);

    private async Task RunAsync(string text)
    {
        await using var command = new NpgsqlCommand(text, _connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Replaces named parameters by numbered ones, as Npgsql does.</summary>
    internal static string Numbered(string text)
    {
        var names = new List<string>();
        return Parameter()
            .Replace(
                text,
                name =>
                {
                    if (!names.Contains(name.Value))
                    {
                        names.Add(name.Value);
                    }

                    return $"${names.IndexOf(name.Value) + 1}";
                }
            );
    }

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"(?<![@\w])@[A-Za-z]\w*")]
    private static partial Regex Parameter();
}
