using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Attempts;

/// <summary>A socket that calls its attempt without a message.</summary>
public sealed class LocalAttemptTests : IIngestAnswers
{
    private static readonly EventBatch Batch = new(Guid.NewGuid(), 1, [], null);
    private readonly List<string> _answers = [];
    private int _heard;
    private int _failures;

    [Fact]
    public async Task The_answer_of_the_attempt_arrives_before_the_task_completes()
    {
        var attempt = Attempt(_ => new Progress(7, 5));

        await attempt.Ingest(Batch, this);
        Assert.True(attempt.Hear());

        Assert.Equal(["accepted 7 5"], _answers);
        Assert.Equal(1, _heard);
    }

    [Fact]
    public async Task A_refusal_is_passed_on()
    {
        await Attempt(_ => AttemptProblems.Over).Ingest(Batch, this);

        Assert.Equal(["refused attempt_over"], _answers);
    }

    [Fact]
    public async Task After_it_has_left_the_grain_must_be_called()
    {
        var attempt = Attempt(_ => throw new InvalidOperationException("has left"));

        attempt.Leave();
        await attempt.Ingest(Batch, this);

        Assert.False(attempt.Hear());
        Assert.Equal(["refused "], _answers);
        Assert.Equal((0, 0), (_heard, _failures));
    }

    [Fact]
    public async Task An_exception_is_an_answer_and_is_logged()
    {
        await Attempt(_ => throw new InvalidOperationException("broken")).Ingest(Batch, this);

        Assert.Equal(["refused try_later"], _answers);
        Assert.Equal(1, _failures);
    }

    void IIngestAnswers.Accepted(Progress progress) => _answers.Add($"accepted {progress.Accepted} {progress.Durable}");

    void IIngestAnswers.Refused(EventBatch batch, Problem? problem)
    {
        Assert.Same(Batch, batch);
        _answers.Add($"refused {problem?.Code}");
    }

    private LocalAttempt Attempt(Func<EventBatch, Result<Progress>> ingest) =>
        new(ingest, () => _heard++, _ => _failures++);
}
