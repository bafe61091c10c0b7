using System.Collections.Immutable;
using Veritas.Analysis;
using Veritas.Exams;

namespace Veritas.Tests.Rules.Analysis;

/// <summary>Examples of what each behaviour figure includes and excludes.</summary>
public sealed class BehaviorTests
{
    private static readonly Guid Choice = new(1, 0, 0, new byte[8]);
    private static readonly Guid Essay = new(2, 0, 0, new byte[8]);
    private static readonly RhythmMeasures Usual = new(200, 1, 0);

    [Fact]
    public void Time_before_an_answer_counts_for_its_question_without_absences()
    {
        var figures = BehaviorRules.Analyse(
            Input(
                Saved(100, Choice, first: true),
                new("tab.hidden", 120, 50),
                Saved(200, Essay, first: true),
                Saved(260, Essay),
                Saved(300, Choice)
            )
        );

        var (choice, essay) = (figures.Questions[0], figures.Questions[1]);
        Assert.Equal((140.0, 2, 2, 1), (choice.Seconds, choice.Visits, choice.Saves, choice.Changes));
        Assert.Equal((110.0, 1, 2, 0), (essay.Seconds, essay.Visits, essay.Saves, essay.Changes));
    }

    [Fact]
    public void Parts_of_an_interval_are_merged_and_overlaps_count_once()
    {
        var figures = BehaviorRules.Analyse(
            Input(
                new("tab.hidden", 100, 10),
                new("tab.hidden", 110, 10),
                new("tab.hidden", 120, 5),
                new("window.blur", 100, 26),
                new("window.blur", 500, 4),
                new("tab.hidden", 700, 0.4)
            )
        );

        Assert.Equal(
            (2, 30.0, 26.0, 25.0),
            (figures.Focus.Times, figures.Focus.AwaySeconds, figures.Focus.LongestSeconds, figures.Focus.HiddenSeconds)
        );
        Assert.Equal(0.03, figures.Focus.Share);
    }

    [Fact]
    public void Pastes_are_compared_with_the_submitted_texts()
    {
        var figures = BehaviorRules.Analyse(
            Input(
                new("clipboard.paste_external", 10, Characters: 150),
                new("drag.external", 20, Characters: 50),
                new("clipboard.paste_internal", 30, Characters: 70)
            )
        );

        Assert.Equal(
            (2, 200L, 70L, 400L, 0.5),
            (
                figures.Paste.Pastes,
                figures.Paste.PastedCharacters,
                figures.Paste.OwnCharacters,
                figures.Paste.AnswerCharacters,
                figures.Paste.Share
            )
        );
        Assert.Null(
            BehaviorRules
                .Analyse(Input() with { Questions = [new(Choice, 1, QuestionKind.SingleChoice, 0)] })
                .Paste.Share
        );
    }

    [Fact]
    public void Changes_are_classified_by_their_time()
    {
        var figures = BehaviorRules.Analyse(
            Input(
                Saved(50, Choice, first: true),
                Saved(60, Choice),
                new("window.blur", 100, 6),
                Saved(130, Choice),
                Saved(137, Choice),
                Saved(930, Choice),
                Saved(985, Choice),
                Saved(995, Choice),
                Saved(996, Essay)
            )
        );

        Assert.Equal(
            (6, 1, 3, 2, 1),
            (
                figures.Changes.Changes,
                figures.Changes.Questions,
                figures.Changes.Late,
                figures.Changes.LateBurst,
                figures.Changes.AfterAway
            )
        );
    }

    [Fact]
    public void Typing_has_no_baseline_before_the_third_earlier_attempt()
    {
        var figures = BehaviorRules.Analyse(Input(Shift(100)) with { Earlier = [Usual, Usual] });

        Assert.Empty(figures.Rhythm.Comparisons);
        Assert.Equal((2, 100.0), (figures.Rhythm.BaselineAttempts, figures.Rhythm.IntervalMs));
        Assert.Contains("no baseline", BehaviorWording.Summary(figures), StringComparison.Ordinal);
    }

    [Fact]
    public void Unusual_typing_is_reported_and_one_outlier_does_not_shift_the_baseline()
    {
        ImmutableArray<RhythmMeasures> earlier =
        [
            Usual,
            Usual with
            {
                IntervalMs = 190,
            },
            Usual with
            {
                IntervalMs = 210,
            },
            new RhythmMeasures(2_000, 400, 400),
        ];

        var figures = BehaviorRules.Analyse(Input(Shift(80)) with { Earlier = earlier });

        var interval = Assert.Single(figures.Rhythm.Comparisons, c => c.Measure == "interval_ms");
        Assert.Equal((80.0, 205.0), (interval.Value, interval.Usual));
        Assert.True(interval.Z < -RhythmRules.FarOff, $"{interval.Z}");
        Assert.Contains(
            "milliseconds between keys 80, usually 205",
            BehaviorWording.Summary(figures),
            StringComparison.Ordinal
        );
        var same = BehaviorRules.Analyse(Input(Shift(204)) with { Earlier = earlier });
        Assert.InRange(Assert.Single(same.Rhythm.Comparisons, c => c.Measure == "interval_ms").Z, -0.5, 0.5);
    }

    [Fact]
    public void The_summary_consists_of_sentences()
    {
        var figures = BehaviorRules.Analyse(
            Input(
                Saved(100, Choice, first: true),
                new("tab.hidden", 200, 30),
                Saved(240, Choice),
                new("clipboard.paste_external", 300, Characters: 100)
            )
        );

        Assert.Equal(
            "The attempt took 17 min; 1 of 2 questions were answered, question 1 took longest (4 min). The exam "
                + "page was left once, for 30 s (3 % of the time). "
                + "100 characters came from outside the exam in 1 paste; the answers' texts have 400, so that is "
                + "25 % of them. "
                + "1 change of choices at 1 question, 1 within 30 s after the page had been left for 5 s or more. "
                + "Typing has no baseline: 0 earlier attempts of this student, of 3 that are needed.",
            BehaviorWording.Summary(figures)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("""{"q":7,"len":"many","first":"yes","base_ms":[]}""")]
    [InlineData("""{"q":"q-7","len":null}""")]
    public void Malformed_data_of_a_client_is_ignored(string? data)
    {
        var read = BehaviorEvents.Read(
            "clipboard.paste_external",
            DateTimeOffset.UnixEpoch.AddSeconds(9),
            1_500,
            data,
            DateTimeOffset.UnixEpoch
        );

        Assert.Equal(new BehaviorEvent("clipboard.paste_external", 9, 1.5), read);
    }

    private static BehaviorInput Input(params BehaviorEvent[] events) =>
        new(
            1_000,
            [new(Choice, 1, QuestionKind.SingleChoice, 0), new(Essay, 2, QuestionKind.Essay, 400)],
            [.. events],
            []
        );

    private static BehaviorEvent Saved(double at, Guid question, bool first = false) =>
        new("answer.saved", at, Question: question, First: first);

    private static BehaviorEvent Shift(double intervalMs) => new("input.rhythm_shift", 500, IntervalMs: intervalMs);
}
