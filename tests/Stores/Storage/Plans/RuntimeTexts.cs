using Veritas.Accounts;
using Veritas.Audit;
using Veritas.Operations;
using Veritas.Privacy;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>Statements that are composed at run time, one for each relevant combination of filters.</summary>
internal static class RuntimeTexts
{
    /// <summary>Owners of constants that are only part of a statement or need a custom plan.</summary>
    public static readonly string[] Owners =
    [
        "AuditReader.PageText",
        "ComponentLogStore.PageCommand",
        "ExamRiskStore.SinceCommand",
        // The name of the detached month's table is inserted.
        "EventArchiver.ExportAsync",
        "ExportSection.One",
        "ExportSection.Rows",
        "ExportSection.OfAttempts",
    ];

    /// <summary>Statements that run with a generic plan.</summary>
    public static IEnumerable<string> Prepared()
    {
        var (id, since) = (Guid.CreateVersion7(GrownDatabase.Now), GrownDatabase.Now);
        var rows = new AuditQuery(null, null, null, null, null, null, 50);
        AuditQuery[] queries =
        [
            rows,
            rows with
            {
                Before = 20,
            },
            rows with
            {
                ActorId = id,
            },
            rows with
            {
                Action = "POST /x",
            },
            rows with
            {
                SubjectId = id,
            },
            rows with
            {
                ActorId = id,
                Since = since,
            },
            rows with
            {
                Since = since,
            },
            rows with
            {
                Until = since,
                Before = 20,
            },
            rows with
            {
                Since = since,
                Until = since,
            },
        ];
        return
        [
            .. queries.Select(AuditReader.PageText),
            .. ExportSections.All.Select(s => s.Sql).Where(text => text.Length > 0),
        ];
    }

    /// <summary>Statements that run with a custom plan, with parameters.</summary>
    public static IEnumerable<(string Sql, object Values)> WithCustomPlan()
    {
        var since = GrownDatabase.Now.AddHours(-1);
        var id = Guid.CreateVersion7(since);
        var logs = new ComponentLogQuery(null, null, null, null, null, 50);
        return
        [
            ComponentLogStore.PageCommand(logs),
            ComponentLogStore.PageCommand(logs with { Source = "source-7" }),
            ComponentLogStore.PageCommand(logs with { Severity = LogSeverity.Critical }),
            ComponentLogStore.PageCommand(logs with { Status = ComponentStatus.Failed }),
            ComponentLogStore.PageCommand(logs with { Since = since, Before = id }),
            ExamRiskStore.SinceCommand(new Actor(id, Role.Admin), since),
            ExamRiskStore.SinceCommand(new Actor(id, Role.Teacher), since),
        ];
    }
}
