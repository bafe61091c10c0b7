using System.Collections.Immutable;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Exams;

namespace Veritas.Grains.Analysis;

/// <summary>Thin: permission, then a page. Each page asks for the permission again, so that one taken away ends an export.</summary>
[StatelessWorker]
internal sealed class ExportsGrain(ExamAccess access, ExportStore exports, TimeProvider time) : Grain, IExportsGrain
{
    public Task<Result<ImmutableArray<ResultRow>>> Results(Actor actor, Guid examId, Guid? after) => time.Ask<ImmutableArray<ResultRow>>(async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.View, cancel);
        return exam.Problem is { } problem ? problem : await exports.ResultsAsync(examId, after, cancel);
    });

    public Task<Result<ImmutableArray<EventRow>>> Events(Actor actor, Guid examId, Guid? afterAttempt, long afterSeq) => time.Ask<ImmutableArray<EventRow>>(async cancel =>
    {
        var exam = await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel);
        return exam.Problem is { } problem ? problem : await exports.EventsAsync(examId, afterAttempt, afterSeq, cancel);
    });
}
