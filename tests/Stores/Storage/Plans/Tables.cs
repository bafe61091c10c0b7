namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>Tables that do not grow with the institution and its years, each with why. All others are large.</summary>
internal static class Tables
{
    private static readonly Dictionary<string, string> Small = new(StringComparer.Ordinal)
    {
        ["schema_migrations"] = "a row a migration",
        ["schema_repeatables"] = "a row a repeatable migration",
        ["attempt_transitions"] = "the steps of docs/attempts.md",
        ["orleansquery"] = "the providers' statements",
        ["cluster_epoch"] = "one row",
        ["cluster_member"] = "a row a process",
        ["audit_head"] = "one row",
        ["performance_spread"] = "101 rows",
        ["behavior_sweeps"] = "a row a version of the analyser",
        ["narrative_spending"] = "a row a day of narratives",
        ["risk_models"] = "a row a training",
        ["summary_queue"] = "emptied twice a second",
        ["learning_queue"] = "emptied every second",
        ["learning_exam_queue"] = "emptied every second",
        ["behavior_queue"] = "emptied some seconds after an attempt has ended",
        ["legal_holds"] = "a row a hold",
        ["event_archives"] = "a row a month",
        ["erasures"] = "a row a person who asked to be erased",
        ["deletion_records"] = "a row a batch of attempts whose evidence retention has deleted",
        ["audit_pending"] = "emptied when the request ends, or after three minutes",
    };

    public static IReadOnlyCollection<string> NamedSmall => Small.Keys;

    public static bool IsLarge(string table) => !Small.ContainsKey(table);
}
