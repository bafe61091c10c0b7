using Npgsql;

namespace Veritas.Storage;

/// <summary>Statements whose best plan depends on their values, such as how much of a log a time leaves.</summary>
internal static class PlannedAnew
{
    private const string PlanAnewText = "set local plan_cache_mode = force_custom_plan";

    /// <summary>The statement in a transaction of its own, in which nothing is run by a plan that was made for values not known.</summary>
    public static NpgsqlBatch CreatePlannedAnew(this NpgsqlDataSource database, NpgsqlBatchCommand statement)
    {
        // A batch is one transaction, which the setting lasts for.
        var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PlanAnewText));
        batch.BatchCommands.Add(statement);
        return batch;
    }
}
