using Npgsql;
using Veritas.Accounts;
using Veritas.Audit;
using Veritas.Operations;
using Veritas.Privacy;

namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>Statements that are put together by what is asked: one for each thing that can be.</summary>
internal static class RuntimeTexts
{
    /// <summary>Whose constant texts are but a beginning, or run by no other plan.</summary>
    public static readonly string[] Owners =
    [
        "AuditReader.PageCommand", "ComponentLogStore.PageCommand", "ExamRiskStore.SinceCommand",
        // A month of events that has left the table.
        "EventArchiver.ExportAsync",
        "ExportSection.One", "ExportSection.Rows", "ExportSection.OfAttempts",
    ];

    /// <summary>Planned for values that are not known.</summary>
    public static IEnumerable<string> Prepared()
    {
        var (id, since) = (Guid.CreateVersion7(GrownDatabase.Now), GrownDatabase.Now);
        var rows = new AuditQuery(null, null, null, null, null, null, 50);
        AuditQuery[] queries =
        [
            rows, rows with { Before = 20 }, rows with { ActorId = id }, rows with { Action = "POST /x" }, rows with { SubjectId = id },
            rows with { ActorId = id, Since = since }, rows with { Since = since }, rows with { Until = since, Before = 20 }, rows with { Since = since, Until = since },
        ];
        return [.. queries.Select(q => AuditReader.PageCommand(q).CommandText), .. ExportSections.All.Select(s => s.Sql).Where(text => text.Length > 0)];
    }

    /// <summary>Planned for the values they come with.</summary>
    public static IEnumerable<NpgsqlBatchCommand> PlannedAnew()
    {
        var since = GrownDatabase.Now.AddHours(-1);
        var id = Guid.CreateVersion7(since);
        var logs = new ComponentLogQuery(null, null, null, null, null, 50);
        return
        [
            ComponentLogStore.PageCommand(logs), ComponentLogStore.PageCommand(logs with { Source = "source-7" }),
            ComponentLogStore.PageCommand(logs with { Severity = LogSeverity.Critical }), ComponentLogStore.PageCommand(logs with { Status = ComponentStatus.Failed }),
            ComponentLogStore.PageCommand(logs with { Since = since, Before = id }),
            ExamRiskStore.SinceCommand(new Actor(id, Role.Admin), since), ExamRiskStore.SinceCommand(new Actor(id, Role.Teacher), since),
        ];
    }
}
