using Npgsql;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// Plans every statement of the program on tables with realistic statistics. None may scan a large table, apart from
/// the listed exceptions.
/// </summary>
[Collection(GrownDatabase.Name)]
public sealed class StatementPlanTests(GrownDatabase grown)
{
    /// <summary>Any table: the plan of this periodic job depends on the current statistics.</summary>
    private const string Any = "*";

    /// <summary>Statements that may scan a large table, each with the reason.</summary>
    private static readonly (string Owner, string Table, string Reason)[] Allowed =
    [
        ("TeacherReportStore.TotalsAsync", "exams", "an admin's totals cover all exams, of which there are thousands"),
        ("TeacherReportStore.TotalsAsync", "exam_summaries", "the same"),
        ("TriageListStore.WorstAsync", "exam_summaries", "an admin searches the worst alerts of all exams"),
        ("RetentionWork.DueAsync", Any, "a periodic job that searches exams past their retention period"),
        ("RiskLevelsJob.RefreshAsync", Any, "a periodic job that searches students whose level is a day old"),
    ];

    [Fact]
    public void The_statements_are_found_in_the_compiled_code()
    {
        Assert.True(grown.Statements.Count > 250, $"{grown.Statements.Count} statements");
        Assert.DoesNotContain(grown.Statements, s => s.Owners.Length == 0);
        // One of each source: a constant of a class, a constant of a method, a literal, an Orleans provider, and
        // functions in SQL, in PL/pgSQL and of a trigger.
        foreach (
            var owner in (string[])
                [
                    "TeacherReportStore.TotalsAsync",
                    "AccountStore.Find",
                    "RoomStore.",
                    "orleansquery.WriteToStorageKey",
                    "function teaches",
                    "function audit_append",
                    "function queue_learning",
                ]
        )
        {
            Assert.Contains(grown.Statements, s => s.Owners.Contains(owner, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_table_is_large_in_this_database_or_listed_as_small()
    {
        await using var command = grown.Source.CreateCommand(
            """
            select c.relname, sum(pg_relation_size(t.relid)) / 8192 from pg_class c cross
                join lateral pg_partition_tree(c.oid) t
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                group by 1
            union all
            select c.relname, pg_relation_size(c.oid) / 8192 from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition
            """
        );
        var pages = new Dictionary<string, decimal>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            pages[row.GetString(0)] = Math.Max(pages.GetValueOrDefault(row.GetString(0)), row.GetDecimal(1));
        }

        Assert.Empty(
            from table in pages
            where Tables.IsLarge(table.Key) && table.Value < 32
            select $"{table.Key} has {table.Value} pages: more rows in grown.sql, or a name in Tables"
        );
        Assert.Empty(Tables.NamedSmall.Except(pages.Keys));
    }

    [Fact]
    public async Task No_statement_scans_a_large_table()
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        var (found, met) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var statement in grown.Statements)
        {
            foreach (var table in (await PlanAsync(planner, statement, found)).Where(Tables.IsLarge))
            {
                var allowed = Allowed
                    .Where(a => (a.Table == table || a.Table == Any) && statement.Owners.Split(", ").Contains(a.Owner))
                    .ToList();
                met.UnionWith(allowed.Select(a => a.Owner));
                if (allowed.Count == 0)
                {
                    found.Add($"{table} is scanned completely by {statement}");
                }
            }
        }

        Assert.Equal("", string.Join("\n", found));
        // Exceptions that are no longer needed.
        Assert.Empty(Allowed.Select(a => a.Owner).Except(met));
    }

    [Fact]
    public async Task No_statement_composed_at_run_time_scans_a_large_table()
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        var found = new List<string>();
        foreach (var text in RuntimeTexts.Prepared())
        {
            found.AddRange(
                (await planner.PlanAsync(text)).WholeReads.Select(table => $"{table} is scanned completely by {text}")
            );
        }

        foreach (var (sql, values) in RuntimeTexts.WithCustomPlan())
        {
            var plan = await planner.PlanAsync(sql, values);
            found.AddRange(plan.WholeReads.Select(table => $"{table} is scanned completely by {sql}"));
        }

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> PlanAsync(Planner planner, SqlText statement, List<string> found)
    {
        try
        {
            return (await planner.PlanAsync(statement.Text)).WholeReads;
        }
        catch (PostgresException fault)
        {
            found.Add($"{statement} cannot be planned: {fault.MessageText}; a parameter of unknown type needs a cast");
            return [];
        }
    }

    [Theory]
    [InlineData("select count(*) from attempt_answers where revision = $1", "attempt_answers")]
    [InlineData("select count(*) from student_profiles", "student_profiles")]
    [InlineData(
        "select type from monitoring_events where ms = $1 order by started_on, attempt_id, seq limit 5",
        "monitoring_events"
    )]
    [InlineData("delete from alerts where sentence = @sentence", "alerts")]
    public async Task A_full_scan_is_detected(string text, string table)
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        Assert.Contains(table, (await planner.PlanAsync(text)).WholeReads);
    }
}
