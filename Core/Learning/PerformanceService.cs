using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Performance records: checks access, reads, and applies the rules.</summary>
internal sealed class PerformanceService(TaughtStudents taught, PerformanceStore records, TimeProvider time)
{
    private static readonly ImmutableArray<int> Periods = [30, 60, 90];

    /// <summary>The student's own record. Problems: <c>student_unknown</c>, <c>database_away</c>.</summary>
    public Task<Result<PerformanceRecord>> Own(Guid studentId, CancellationToken cancel) =>
        Read(new Actor(studentId, Role.Student), studentId, cancel);

    /// <summary>
    /// The record of a student the actor teaches; an admin reads all. Problems: <c>student_unknown</c> (also when the
    /// actor does not teach the student), <c>database_away</c>.
    /// </summary>
    public Task<Result<PerformanceRecord>> Read(Actor actor, Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<PerformanceRecord>(
            cancel,
            async cancel =>
            {
                if (await taught.PersonAsync(actor, studentId, cancel) is not { } student)
                {
                    return UserDirectory.StudentUnknown;
                }

                if (await records.RecordAsync(studentId, cancel) is not { } record)
                {
                    return Empty(student);
                }

                var now = time.GetUtcNow();
                var recent = records.RecentAsync(studentId, now.AddDays(-2 * Periods[^1]), cancel);
                var groups = records.GroupsAsync(actor, studentId, record.Mean, cancel);
                await Task.WhenAll(recent, groups);
                return Full(student, record, await recent, await groups, now);
            }
        );

    private static PerformanceRecord Full(
        Person student,
        StoredRecord record,
        ImmutableArray<(DateTimeOffset At, double Percent)> recent,
        ImmutableArray<GroupStanding> groups,
        DateTimeOffset now
    )
    {
        var tally = record.Tally;
        return new PerformanceRecord(
            student,
            (int)tally.N,
            PerformanceRules.Rounded(record.Mean),
            PerformanceRules.Rounded(PerformanceRules.Consistency(tally)),
            PerformanceRules.Rounded(PerformanceRules.Trend(tally)),
            PerformanceRules.Rounded(PerformanceRules.Integrity(tally)),
            PerformanceRules.Rounded(PerformanceRules.Mastery(tally, now)),
            PerformanceRules.Topics(tally, now),
            [.. Periods.Select(days => PerformanceRules.Compare(recent, days, now))],
            groups,
            record.CountedAt
        );
    }

    private static PerformanceRecord Empty(Person student) =>
        new(student, 0, null, null, null, null, null, [], [], [], null);
}
