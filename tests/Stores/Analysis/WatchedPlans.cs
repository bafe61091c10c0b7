using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Veritas.Tests.Stores.Storage.Plans;

namespace Veritas.Tests.Stores.Analysis;

/// <summary>
/// A statement and the tables that its plan scans. Tables of up to a dozen pages do not count, such as the partition of
/// a month with little activity.
/// </summary>
internal sealed record WatchedPlan(string Statement, IReadOnlyList<string> SequentialScans);

/// <summary>
/// A data source that records all statements from Npgsql's trace and explains the generic plan of each, which is the
/// plan of a prepared statement.
/// </summary>
internal sealed class WatchedPlans : IAsyncDisposable
{
    private const long SmallBytes = 12 * 8192;
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ActivityListener _listener;
    private readonly string _database;
    private List<WatchedPlan>? _plans;

    private WatchedPlans(string connectionString)
    {
        Source = NpgsqlDataSource.Create(connectionString);
        _database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Remember,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>One plan per distinct statement. Computed once, so read it after all statements have run.</summary>
    public IReadOnlyList<WatchedPlan> Plans => _plans ??= Explain();

    public static Task<WatchedPlans> OpenAsync(string connectionString) =>
        Task.FromResult(new WatchedPlans(connectionString));

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Source.DisposeAsync();
    }

    private void Remember(Activity activity)
    {
        var tags = activity.TagObjects.ToDictionary(t => t.Key, t => t.Value?.ToString());
        var text = tags.GetValueOrDefault("db.query.text") ?? tags.GetValueOrDefault("db.statement");
        if (text is not null && tags.ContainsValue(_database))
        {
            _seen.Enqueue(text);
        }
    }

    private List<WatchedPlan> Explain()
    {
        string[] statements = [.. _seen.Distinct()];
        using var connection = Source.OpenConnection();
        Run(connection, "set plan_cache_mode = force_generic_plan");
        var plans = new List<WatchedPlan>();
        foreach (var (statement, place) in statements.Select((s, i) => (s, i)))
        {
            var name = $"watched_{place}";
            Run(connection, $"prepare {name} as {Planner.Numbered(statement)}");
            using var count = new NpgsqlCommand(
                "select coalesce(array_length(parameter_types, 1), 0) from pg_prepared_statements where name = $1",
                connection
            )
            {
                Parameters = { new() { Value = name } },
            };
            var nulls = string.Join(", ", Enumerable.Repeat("null", (int)count.ExecuteScalar()!));
            using var explain = new NpgsqlCommand(
                $"explain (format json) execute {name}{(nulls.Length > 0 ? $"({nulls})" : "")}",
                connection
            );
            plans.Add(
                new WatchedPlan(
                    statement,
                    [
                        .. Scans(JsonElement.Parse((string)explain.ExecuteScalar()!))
                            .Where(table => Size(connection, table) > SmallBytes),
                    ]
                )
            );
        }

        return plans;
    }

    private static long Size(NpgsqlConnection connection, string table)
    {
        using var size = new NpgsqlCommand("select pg_relation_size($1::regclass)", connection)
        {
            Parameters = { new() { Value = table } },
        };
        return (long)size.ExecuteScalar()!;
    }

    private static void Run(NpgsqlConnection connection, string text)
    {
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private static IEnumerable<string> Scans(JsonElement plan) =>
        plan.ValueKind switch
        {
            JsonValueKind.Array => plan.EnumerateArray().SelectMany(Scans),
            JsonValueKind.Object => plan.EnumerateObject()
                .SelectMany(p => Scans(p.Value))
                .Concat(
                    plan.TryGetProperty("Node Type", out var type) && type.GetString() == "Seq Scan"
                        ? [plan.GetProperty("Relation Name").GetString()!]
                        : []
                ),
            _ => [],
        };
}
