using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.WebHost.Demo;

/// <summary>A published exam with a question of every kind, open for a month from its creation.</summary>
internal sealed class DemoExam(IGrainFactory grains, ExamCatalogService catalog, TimeProvider time)
{
    private const string Title = "Introduction to statistics";
    private const int Looked = 500;

    private static readonly QuestionDraft[] Questions =
    [
        new(
            QuestionKind.SingleChoice,
            "Which of these is a measure of spread?",
            new RawJson(
                """[{"id":"a","text":"Mean"},{"id":"b","text":"Median"},{"id":"c","text":"Standard deviation"},{"id":"d","text":"Mode"}]"""
            ),
            new RawJson("\"c\""),
            2
        ),
        new(
            QuestionKind.MultipleChoice,
            "Which of these are probabilities?",
            new RawJson(
                """[{"id":"a","text":"0"},{"id":"b","text":"0.5"},{"id":"c","text":"1.2"},{"id":"d","text":"-0.1"}]"""
            ),
            new RawJson("""["a","b"]"""),
            2
        ),
        new(
            QuestionKind.TrueFalse,
            "Two events that exclude each other can both have a probability over one half.",
            null,
            new RawJson("false"),
            1
        ),
        new(
            QuestionKind.Numeric,
            "Two fair dice are thrown. What is the probability of a sum of seven? (to two decimals)",
            null,
            new RawJson("""{"value":0.1667,"tolerance":0.005}"""),
            3
        ),
        new(
            QuestionKind.ShortText,
            "What is the middle value of an ordered sample called?",
            null,
            new RawJson("""["median","the median"]"""),
            2
        ),
        new(
            QuestionKind.Essay,
            "A friend says: the coin fell heads five times, so tails is due. Explain in a few sentences what is wrong.",
            null,
            null,
            5
        ),
    ];

    public async Task EnsureAsync(Actor teacher, CancellationToken cancel)
    {
        var mine = await catalog.OfTeacher(teacher, null, Looked, cancel);
        Must(mine);
        var now = time.GetUtcNow();
        if (
            mine.Value!.Items.Any(e =>
                e.Title == Title && e.Status == ExamStatus.Published && e.ClosesAt > now.AddDays(1)
            )
        )
        {
            return;
        }

        var exam = grains.GetGrain<IExamGrain>(Guid.CreateVersion7(now));
        Must(
            await exam.Create(
                teacher,
                new ExamDraft(
                    Title,
                    "Statistics",
                    "A short demo exam. Leave the page, paste something, and see what the teacher sees.",
                    3_600,
                    now.AddMinutes(-5),
                    now.AddDays(30),
                    50,
                    null
                )
            )
        );
        foreach (var question in Questions)
        {
            cancel.ThrowIfCancellationRequested();
            Must(await exam.AddQuestion(teacher, question));
        }

        Must(await exam.Publish(teacher));
    }

    private static void Must<T>(Result<T> result)
        where T : notnull
    {
        if (!result.Ok)
        {
            throw new InvalidOperationException(result.Problem.Detail);
        }
    }
}
