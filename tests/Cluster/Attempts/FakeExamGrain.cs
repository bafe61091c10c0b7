using Orleans;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>An open exam of an hour with one question of a key and one essay.</summary>
public sealed class FakeExamGrain : Grain, IExamGrain
{
    public static readonly Guid Choice = new("01900000-0000-7000-8000-000000000001");
    public static readonly Guid Essay = new("01900000-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset Opens = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public Task<Result<ExamSheet>> Sheet(Guid studentId) => Task.FromResult<Result<ExamSheet>>(new ExamSheet(
        this.GetPrimaryKey(), "Algebra", "Mathematics", ExamStatus.Published, Opens, Opens.AddDays(1), 3600, 50, MonitoringPolicy.Default, Accommodation.None,
        [
            new Question(Choice, 1, QuestionKind.SingleChoice, "1 + 1?", new RawJson("""[{"id":"a","text":"2"},{"id":"b","text":"3"}]"""), new RawJson("\"a\""), 2),
            new Question(Essay, 2, QuestionKind.Essay, "Why?", null, null, 3),
        ]));

    public Task<ExamPermission> PermissionOf(Actor actor) =>
        Task.FromResult(actor.Role == Role.Student ? ExamPermission.None : ExamPermission.Own);
}
