using Npgsql;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// Every statement of the program is planned over tables that have grown. None reads one of them from end to end, but
/// those named here.
/// </summary>
[Collection(GrownDatabase.Name)]
public sealed class StatementPlanTests(GrownDatabase grown)
{
    /// <summary>Of a periodic job any table: which way is chosen turns on the statistics of the moment.</summary>
    private const string Any = "*";

    /// <summary>Who may, which table, and why: it is off a request's way, or asked for the whole.</summary>
    private static readonly (string Owner, string Table, string Reason)[] Allowed =
    [
        ("TeacherReportStore.TotalsAsync", "exams", "an admin's sums are over all exams, of which there are thousands"),
        ("TeacherReportStore.TotalsAsync", "exam_summaries", "the same"),
        ("TriageListStore.WorstAsync", "exam_summaries", "an admin's worst alerts are looked for in all exams"),
        ("RetentionWork.DueAsync", Any, "a periodic job: it looks for exams whose time to be kept is over"),
        ("RiskLevelsJob.RefreshAsync", Any, "a periodic job: it looks for students whose level is a day old"),
    ];

    [Fact]
    public void The_statements_are_found_in_the_compiled_code()
    {
        Assert.True(grown.Statements.Count > 250, $"{grown.Statements.Count} statements");
        Assert.DoesNotContain(grown.Statements, s => s.Owners.Length == 0);
        // A constant of the class, one of the method, a literal, a provider's; of functions of the database one in SQL,
        // one in PL/pgSQL, one of a trigger.
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
    public async Task Every_table_has_grown_or_is_named_small()
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
    public async Task No_statement_reads_a_large_table_from_end_to_end()
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
                    found.Add($"{table} is read from end to end by {statement}");
                }
            }
        }

        Assert.Equal("", string.Join("\n", found));
        // What is allowed and not needed any more.
        Assert.Empty(Allowed.Select(a => a.Owner).Except(met));
    }

    [Fact]
    public async Task Nor_does_one_that_is_put_together_when_it_is_asked_for()
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        var found = new List<string>();
        foreach (var text in RuntimeTexts.Prepared())
        {
            found.AddRange(
                (await planner.PlanAsync(text)).WholeReads.Select(table => $"{table} is read from end to end by {text}")
            );
        }

        foreach (var (sql, values) in RuntimeTexts.WithCustomPlan())
        {
            var plan = await planner.PlanAsync(sql, values);
            found.AddRange(plan.WholeReads.Select(table => $"{table} is read from end to end by {sql}"));
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
            found.Add(
                $"{fault.MessageText}, says PostgreSQL of {statement}; a parameter whose type cannot be told "
                    + "needs a cast"
            );
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
    public async Task A_whole_read_is_noticed(string text, string table)
    {
        await using var planner = await Planner.OpenAsync(grown.Source);
        Assert.Contains(table, (await planner.PlanAsync(text)).WholeReads);
    }
}
