using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class PatternTests
{
    private const string Large = """{"len":340,"hash":"00"}""";
    private const string Burst = """{"chars":120,"ms":20,"keys":0}""";
    private const string Changed = """{"q":"a","rev":2,"first":false}""";

    [Fact]
    public void A_large_paste_right_after_a_return_raises_an_alert()
    {
        var alert = Told(
            "pattern.hidden_paste",
            new Exam().On(60, "tab.hidden", 12).On(80, "clipboard.paste_external", 0, Large)
        );
        Assert.Equal([1, 2], alert.EventSeqs);
        Assert.Equal(
            "After 12 s away from the exam page, 340 characters from outside were put in 8 s after the return.",
            alert.Sentence
        );
        Assert.EndsWith(
            "put in right after the return.",
            Told(
                "pattern.hidden_paste",
                new Exam().On(60, "tab.hidden", 12).On(72.4, "clipboard.paste_external", 0, Large)
            ).Sentence
        );
        Told("pattern.hidden_paste", new Exam().On(60, "window.blur", 12).On(80, "drag.external", 0, Large));
        Silent(
            "pattern.hidden_paste",
            new Exam().On(60, "tab.hidden", 12).On(140, "clipboard.paste_external", 0, Large)
        );
        Silent(
            "pattern.hidden_paste",
            new Exam().On(60, "tab.hidden", 12).On(80, "clipboard.paste_external", 0, """{"len":79}""")
        );
        Silent(
            "pattern.hidden_paste",
            new Exam().On(60, "tab.hidden", 0.5).On(80, "clipboard.paste_external", 0, Large)
        );
        Silent("pattern.hidden_paste", new Exam().On(80, "clipboard.paste_external", 0, Large));
    }

    [Fact]
    public void A_glance_between_the_return_and_the_paste_hides_nothing()
    {
        foreach (var glance in new[] { "tab.hidden", "window.blur" })
        {
            var exam = new Exam().On(60, "tab.hidden", 12).On(75, glance, 0.3);
            Told("pattern.hidden_paste", exam.On(80, "clipboard.paste_external", 0, Large));
        }
    }

    [Fact]
    public void A_glance_between_the_return_and_the_changed_answer_hides_nothing()
    {
        var exam = new Exam()
            .OnServer(50, "answer.saved", 0, """{"q":"a","rev":1,"first":true}""")
            .On(60, "tab.hidden", 10)
            .On(75, "tab.hidden", 0.3);
        Told("pattern.answer_after_return", exam.OnServer(80, "answer.saved", 0, Changed));
    }

    [Fact]
    public void A_pattern_is_reported_once_per_window()
    {
        var exam = new Exam();
        for (var i = 0; i < 8; i++)
        {
            exam.On(60 + (i * 50), "tab.hidden", 12).On(80 + (i * 50), "clipboard.paste_external", 0, Large);
        }

        Assert.Equal(
            [80, 380],
            exam.Alerts.Where(a => a.Kind == "pattern.hidden_paste").Select(a => (a.At - Exam.Start).TotalSeconds)
        );
    }

    [Fact]
    public void Changing_an_answer_right_after_a_return_raises_an_alert()
    {
        Exam Away(double seconds) =>
            new Exam()
                .OnServer(50, "answer.saved", 0, """{"q":"a","rev":1,"first":true}""")
                .On(60, "tab.hidden", seconds);
        var alert = Told("pattern.answer_after_return", Away(10).OnServer(80, "answer.saved", 0, Changed));
        Assert.Equal([-2, 1], alert.EventSeqs);
        Silent("pattern.answer_after_return", Away(5).OnServer(80, "answer.saved", 0, Changed));
        Silent("pattern.answer_after_return", Away(10).OnServer(101, "answer.saved", 0, Changed));
        Silent(
            "pattern.answer_after_return",
            Away(10).OnServer(80, "answer.saved", 0, """{"q":"b","rev":2,"first":false}""")
        );
        Silent(
            "pattern.answer_after_return",
            Away(10).OnServer(80, "answer.saved", 0, """{"q":"a","rev":1,"first":true}""")
        );
        Silent(
            "pattern.answer_after_return",
            new Exam().OnServer(50, "answer.saved", 0, Changed).OnServer(80, "answer.saved", 0, Changed)
        );
    }

    [Fact]
    public void An_absence_in_parts_is_one_absence()
    {
        var exam = new Exam()
            .OnServer(50, "answer.saved", 0, Changed)
            .On(60, "tab.hidden", 4, """{"part":0,"open":true}""")
            .OnServer(65, "answer.saved", 0, Changed)
            .On(64, "tab.hidden", 4, """{"part":1}""");
        Silent("pattern.answer_after_return", exam);
        Assert.Equal(
            [-3, 1, 2],
            Told("pattern.answer_after_return", exam.OnServer(75, "answer.saved", 0, Changed)).EventSeqs
        );
    }

    [Fact]
    public void A_later_part_without_an_earlier_one_begins_an_absence()
    {
        const string Later = """{"part":2,"open":true}""";
        var exam = new Exam()
            .OnServer(40, "answer.saved", 0, Changed)
            .OnServer(50, "proctor.paused")
            .On(52, "tab.hidden", 10, """{"part":0,"open":true}""")
            .OnServer(63, "proctor.resumed")
            .On(62, "tab.hidden", 10, Later)
            .On(73, "clipboard.paste_external", 0, """{"len":200}""");
        Assert.Equal([2, 3], Told("pattern.hidden_paste", exam).EventSeqs);
        Told(
            "pattern.copy_then_leave",
            new Exam().On(60, "clipboard.copy", 0, """{"len":60}""").On(66, "tab.hidden", 10, Later)
        );
    }

    [Fact]
    public void Text_without_keys_raises_an_alert_if_repeated_or_after_a_return()
    {
        Assert.Equal(
            [1, 2],
            Told(
                "pattern.burst_without_keys",
                new Exam().On(60, "input.burst", 0, Burst).On(300, "input.burst", 0, Burst)
            ).EventSeqs
        );
        Assert.Equal(
            [1, 2],
            Told(
                "pattern.burst_without_keys",
                new Exam().On(60, "tab.hidden", 4).On(70, "input.burst", 0, Burst)
            ).EventSeqs
        );
        Silent("pattern.burst_without_keys", new Exam().On(60, "input.burst", 0, Burst));
        Silent(
            "pattern.burst_without_keys",
            new Exam().On(60, "input.burst", 0, Burst).On(700, "input.burst", 0, Burst)
        );
        Silent(
            "pattern.burst_without_keys",
            new Exam().On(60, "tab.hidden", 4).On(70, "input.burst", 0, """{"chars":120,"keys":90}""")
        );
        Silent(
            "pattern.burst_without_keys",
            new Exam().On(60, "tab.hidden", 4).On(70, "input.burst", 0, """{"chars":120}""")
        );
    }

    [Fact]
    public void Leaving_five_times_in_five_minutes_raises_an_alert()
    {
        Exam Leave(int times, double every)
        {
            var exam = new Exam();
            for (var i = 0; i < times; i++)
            {
                // Several sensors report the same departure.
                exam.On(60 + (i * every), "tab.hidden", 3).On(60.1 + (i * every), "window.blur", 3);
            }

            return exam;
        }

        Assert.Equal([1, 3, 5, 7, 9], Told("pattern.repeated_leaving", Leave(5, 40)).EventSeqs);
        Silent("pattern.repeated_leaving", Leave(4, 40));
        Silent("pattern.repeated_leaving", Leave(12, 80));
    }

    [Fact]
    public void Copying_the_exam_and_then_leaving_raises_an_alert()
    {
        const string Text = """{"len":60}""";
        var alert = Told(
            "pattern.copy_then_leave",
            new Exam().On(60, "clipboard.copy", 0, Text).On(66, "tab.hidden", 20)
        );
        Assert.Equal([1, 2], alert.EventSeqs);
        Silent("pattern.copy_then_leave", new Exam().On(60, "clipboard.copy", 0, Text).On(80, "tab.hidden", 20));
        Silent(
            "pattern.copy_then_leave",
            new Exam().On(60, "clipboard.copy", 0, """{"len":3}""").On(66, "tab.hidden", 20)
        );
        Silent("pattern.copy_then_leave", new Exam().On(60, "tab.hidden", 20));
    }

    private static AlertDraft Told(string kind, Exam exam) => Assert.Single(exam.Alerts, a => a.Kind == kind);

    private static void Silent(string kind, Exam exam) => Assert.DoesNotContain(kind, exam.Kinds);
}
