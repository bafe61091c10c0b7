namespace Veritas.Storage;

/// <summary>Which processes of a cluster run a job's turns.</summary>
internal enum RunsIn
{
    /// <summary>Every silo. The job's statements coordinate them with row or transaction locks.</summary>
    EveryProcess,

    /// <summary>One silo at a time: it holds the job's lock during its turn, and the others skip theirs.</summary>
    OneProcess,
}

/// <summary>Background work on a schedule.</summary>
/// <param name="Name">In logs and metrics; names its lock and its options. Unique; lower case with underscores.</param>
/// <param name="Place">Which processes run it.</param>
/// <param name="Every">The time from one turn to the next.</param>
/// <param name="Step">Takes one step of a turn; true if more work is left.</param>
/// <param name="TurnLimitSeconds">The default of <see cref="JobOptions.TurnLimitSeconds"/>.</param>
internal sealed record PeriodicJob(
    string Name,
    RunsIn Place,
    Func<IServiceProvider, TimeSpan> Every,
    Func<IServiceProvider, CancellationToken, Task<bool>> Step,
    int TurnLimitSeconds = JobOptions.DefaultTurnLimit
);
