using Veritas.Accounts;

namespace Veritas.Learning;

/// <summary>Performance records, from the database; a change of a result shows within seconds. Key: 0; any number of activations.</summary>
[Alias("Veritas.IPerformanceGrain"), Repeatable]
public interface IPerformanceGrain : IGrainWithIntegerKey
{
    /// <summary>The student's own record. Problems: <c>student_unknown</c>, <c>database_away</c>.</summary>
    [Alias("Own")]
    Task<Result<PerformanceRecord>> Own(Guid studentId);

    /// <summary>The record of a student the actor teaches; an admin reads all. Problems: <c>student_unknown</c> (also for everybody else), <c>database_away</c>.</summary>
    [Alias("Read")]
    Task<Result<PerformanceRecord>> Read(Actor actor, Guid studentId);
}
