using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Veritas.Tests.Shape;

/// <summary>
/// Each table has one capability that owns it. Others change its rows through the owner's methods, in their own
/// transaction where that matters; who reads a table of others is listed in docs/tables.md.
/// </summary>
public sealed partial class TableTests
{
    /// <summary>Set it to write the file instead of comparing.</summary>
    private const string Update = "VERITAS_UPDATE_CONTRACTS";
    private const string File = "docs/tables.md";

    /// <summary>By capability, in the order of docs/tables.md.</summary>
    private static readonly (string Capability, string[] Tables)[] Owners =
    [
        (
            "Accounts",
            [
                "users",
                "student_profiles",
                "teacher_profiles",
                "refresh_tokens",
                "revoked_tokens",
                "backup_codes",
                "api_keys",
                "sign_in_addresses",
            ]
        ),
        ("Alerts", ["alerts"]),
        (
            "Analysis",
            [
                "appeals",
                "attempt_summaries",
                "attempt_verdicts",
                "behavior_analysis",
                "behavior_queue",
                "behavior_sweeps",
                "collusion_pairs",
                "collusion_runs",
                "exam_summaries",
                "narrative_spending",
                "rescored_attempts",
                "rescorings",
                "summary_queue",
            ]
        ),
        (
            "Attempts",
            [
                "exam_attempts",
                "attempt_answers",
                "attempt_instructions",
                "attempt_snapshots",
                "attempt_transitions",
                "result_changes",
                "second_marks",
            ]
        ),
        ("Audit", ["audit_head", "audit_log", "audit_pending"]),
        ("Classes", ["classes", "class_members", "class_teachers", "student_assessments", "student_feedback"]),
        (
            "Exams",
            ["exams", "questions", "exam_allowances", "teacher_exam_permissions", "bank_questions", "bank_versions"]
        ),
        (
            "Learning",
            [
                "learning_exam_queue",
                "learning_queue",
                "performance_metrics",
                "performance_results",
                "performance_spread",
                "risk_models",
                "student_outcomes",
                "student_risks",
            ]
        ),
        ("Monitoring", ["monitoring_events", "monitoring_events_default"]),
        ("Operations", ["component_logs"]),
        ("Privacy", ["deletion_records", "erasures", "event_archives", "legal_holds"]),
        ("Requests", ["idempotency_keys"]),
        ("Storage", ["schema_migrations", "schema_repeatables"]),
        // Orleans' own providers read and write them.
        ("Orleans", ["cluster_epoch", "cluster_member", "grain_record", "orleansquery"]),
    ];

    /// <summary>
    /// The journal stores the events, scores and alerts of many attempts in one commit; the score is a part of the
    /// attempt's row, and Attempts is built on Monitoring.
    /// </summary>
    private static readonly HashSet<(string Writer, string Table)> Exceptions = [("Monitoring", "exam_attempts")];

    private static readonly Dictionary<string, string> OwnerOf = Owners
        .SelectMany(o => o.Tables.Select(table => (table, o.Capability)))
        .ToDictionary(row => row.table, row => row.Capability);

    private static readonly Lazy<IReadOnlyList<TableUse>> Uses = new(() =>
        [
            .. Repository
                .Sources("Core", "Grains", "Silo", "WebHost")
                .SelectMany(file => TableUses.Find(file, Repository.Read(file), OwnerOf.Keys.ToHashSet())),
        ]
    );

    [Fact]
    public void Every_table_has_an_owner()
    {
        var created = Repository
            .Files.Where(f => f.StartsWith("sql/", StringComparison.Ordinal) || f == "Core/Storage/MigrationTables.cs")
            .SelectMany(f => CreateTable().Matches(Repository.Read(f)))
            .Select(m => m.Groups[1].Value.ToLowerInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(created, OwnerOf.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_its_owner_writes_a_table() =>
        Assert.Empty(
            Foreign(writes: true)
                .Where(use => !Exceptions.Contains((use.Capability, use.Table)))
                .Select(use => $"{use.File} writes {use.Table}, which {OwnerOf[use.Table]} owns")
        );

    [Fact]
    public void Every_exception_is_needed() =>
        Assert.Empty(Exceptions.Except(Foreign(writes: true).Select(use => (use.Capability, use.Table))));

    [Fact]
    public void The_readers_are_the_ones_in_docs()
    {
        var now = Describe();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(Repository.Root, File), now);
        }

        Assert.True(
            now == Repository.Read(File).ReplaceLineEndings("\n"),
            $"Other files than {File} says read or write tables of others. Where the owner has a method for it, call "
                + $"that; where it has none and the read is meant, run the test with {Update}=1 and read the diff."
        );
    }

    [Theory]
    [InlineData("""var s = "insert into exams (id) values (1)";""", "exams", true)]
    [InlineData("""var s = "with a as (delete from exams where id = 1) select 1";""", "exams", true)]
    [InlineData("""var s = $"update exams set {x} where 1";""", "exams", true)]
    [InlineData("""var s = "select 1 from users u, exams e";""", "exams", false)]
    [InlineData("""var s = "select 1 from users u left join exams e on true";""", "exams", false)]
    [InlineData(""""var s = @"exams x where x.id = ""1""";"""", "exams", false)]
    [InlineData("var c = '\"'; var s = \"\"\"\n select \"a\"\n from exams\n \"\"\";", "exams", false)]
    public void A_table_in_a_literal_is_found(string source, string table, bool writes) =>
        Assert.Contains(new TableUse(table, "Core/X/Y.cs", writes), Find(source));

    [Theory]
    [InlineData("// insert into exams (id)")]
    [InlineData("/* \"select 1 from exams\" */")]
    [InlineData("""var s = "select 1 from class_members order by 1 for update of exams_x"; """)]
    public void Nothing_else_is_found(string source) => Assert.Empty(Find(source));

    [Fact]
    public void Most_tables_are_written_by_their_owners()
    {
        // Triggers, functions and migrations write the others.
        var own = Uses.Value.Where(use => use.Writes && use.Capability == OwnerOf[use.Table]);
        Assert.True(own.Select(use => use.Table).Distinct().Count() > OwnerOf.Count * 3 / 4);
    }

    private static IEnumerable<TableUse> Find(string source) =>
        TableUses.Find("Core/X/Y.cs", source, new HashSet<string> { "exams" });

    private static IEnumerable<TableUse> Foreign(bool writes) =>
        Uses.Value.Where(use => use.Writes == writes && use.Capability != OwnerOf[use.Table]);

    private static string Describe()
    {
        var written = Foreign(writes: true).ToLookup(u => u.Table);
        var read = Foreign(writes: false).ToLookup(u => u.Table);
        var text = new StringBuilder(
            """
            # Tables

            Each table has one capability, a folder of `Core`, that owns it: only the owner's files change its rows.
            Others call the owner, on their own connection where the change belongs to their transaction. Reports join
            tables of others; how many files of which capability do so is listed here, so that a new reader is a
            decision. `tests/Shape/TableTests.cs` compares this list with the SQL in the sources and writes it. Not
            listed are triggers, functions, statements composed of the owner's constants, such as those of
            `AttemptSources`, and names of tables that are parameters, as in the export of a user's data.

            | table | owner | also written by | also read by |
            |---|---|---|---|

            """
        ).Replace("\r\n", "\n");
        foreach (var (table, owner) in Owners.SelectMany(o => o.Tables.Select(t => (t, o.Capability))))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{table}` | {owner} | {Files(written[table])} | {Files(read[table])} |\n"
            );
        }

        return text.ToString();
    }

    /// <summary>Capabilities, each with how many files.</summary>
    private static string Files(IEnumerable<TableUse> uses) =>
        string.Join(
            ", ",
            uses.GroupBy(u => u.Capability)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Key} {g.Count()}")
        );

    [GeneratedRegex(@"\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex CreateTable();
}
