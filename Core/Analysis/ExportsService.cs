using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Reads exports page by page. Each page checks the permission again, so that revoking it ends a running export.
/// </summary>
internal sealed class ExportsService(ExamAccess access, ExportStore exports, EventAvailability gone, TimeProvider time)
{
    /// <summary>At most 1,000 attempts after that one, in the order of their starts; needs view.</summary>
    public Task<Result<ImmutableArray<ResultRow>>> Results(
        Actor actor,
        Guid examId,
        Guid? after,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ImmutableArray<ResultRow>>(
            cancel,
            async cancel =>
            {
                var exam = await access.FindAsync(actor, examId, ExamPermission.View, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                return await exports.ResultsAsync(examId, after, cancel);
            }
        );

    /// <summary>
    /// At most 2,000 events after that one, by attempt and sequence number; needs proctor. Problems:
    /// <c>events_archived</c>.
    /// </summary>
    public Task<Result<ImmutableArray<EventRow>>> Events(
        Actor actor,
        Guid examId,
        Guid? afterAttempt,
        long afterSeq,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ImmutableArray<EventRow>>(
            cancel,
            async cancel =>
            {
                var exam = await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                // Fails rather than returning a partial export. Deleted events cannot be exported by anybody.
                if (await gone.OfExamAsync(examId, cancel) == EventAvailability.Archived)
                {
                    return EventAvailability.Archived;
                }

                return await exports.EventsAsync(examId, afterAttempt, afterSeq, cancel);
            }
        );
}
