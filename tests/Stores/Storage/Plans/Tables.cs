namespace Veritas.Tests.Stores.Storage.Plans;

/// <summary>
/// Tables that do not grow with the number of exams and years, each with the reason. All others are large.
/// </summary>
internal static class Tables
{
    private static readonly Dictionary<string, string> Small = new(StringComparer.Ordinal)
    {
        ["schema_migrations"] = "one row per migration",
        ["schema_repeatables"] = "one row per repeatable migration",
        ["attempt_transitions"] = "the transitions in docs/attempts.md",
        ["orleansquery"] = "the statements of the Orleans providers",
        ["cluster_epoch"] = "one row",
        ["cluster_member"] = "one row per process",
        ["audit_head"] = "one row",
        ["performance_spread"] = "101 rows",
        ["behavior_sweeps"] = "one row per version of the analysis",
        ["narrative_spending"] = "one row per day with narratives",
        ["risk_models"] = "one row per training",
        ["summary_queue"] = "emptied twice a second",
        ["learning_queue"] = "emptied every second",
        ["learning_exam_queue"] = "emptied every second",
        ["behavior_queue"] = "emptied some seconds after an attempt has ended",
        ["legal_holds"] = "one row per hold",
        ["event_archives"] = "one row per month",
        ["erasures"] = "one row per erased account",
        ["deletion_records"] = "one row per batch of the retention job",
        ["audit_pending"] = "emptied when the request ends, or after three minutes",
    };

    public static IReadOnlyCollection<string> NamedSmall => Small.Keys;

    public static bool IsLarge(string table) => !Small.ContainsKey(table);
}
