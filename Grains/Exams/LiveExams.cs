using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Grains.Exams;

/// <summary>Calls the grains of exams.</summary>
internal sealed class LiveExams(IGrainFactory grains) : ILiveExams
{
    public Task<Result<Exam>> SetResults(Actor actor, Guid examId, ResultsStatus status) =>
        grains.GetGrain<IExamGrain>(examId).SetResults(actor, status);

    public Task<Result<Question>> ChangeApprovedKey(Actor actor, Guid examId, Guid questionId, RawJson key) =>
        grains.GetGrain<IExamGrain>(examId).ChangeKey(actor, questionId, key, version: null, approved: true);
}
