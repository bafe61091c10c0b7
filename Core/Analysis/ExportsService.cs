using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Thin: permission, then a page. Each page asks for the permission again, so that one taken away ends an export.</summary>
internal sealed class ExportsService(ExamAccess access, ExportStore exports, EventAvailability gone, TimeProvider time)
{
    /// <summary>At most 1,000 attempts behind that one, in the order of their starts; needs view.</summary>
    public Task<Result<ImmutableArray<ResultRow>>> Results(Actor actor, Guid examId, Guid? after, CancellationToken cancel) => time.WithTimeout<ImmutableArray<ResultRow>>(cancel, async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.View, cancel);
        return exam.Problem is { } problem ? problem : await exports.ResultsAsync(examId, after, cancel);
    });

    /// <summary>At most 2,000 events behind that one, attempt by attempt, in the order of their numbers; needs proctor.</summary>
    public Task<Result<ImmutableArray<EventRow>>> Events(Actor actor, Guid examId, Guid? afterAttempt, long afterSeq, CancellationToken cancel) => time.WithTimeout<ImmutableArray<EventRow>>(cancel, async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel);
        if (exam.Problem is { } problem)
        {
            return problem;
        }

        // Whoever exports all events must not take a part for the whole; what is deleted is not there to be exported.
        return await gone.OfExamAsync(examId, cancel) is { } absent && absent == EventAvailability.Archived
            ? absent
            : await exports.EventsAsync(examId, afterAttempt, afterSeq, cancel);
    });
}
