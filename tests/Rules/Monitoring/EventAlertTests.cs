using Veritas.Alerts;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

public sealed class EventAlertTests
{
    [Theory]
    [InlineData("session.duplicate", AlertLevel.Critical)]
    [InlineData("client.tampered", AlertLevel.Critical)]
    [InlineData("env.automation", AlertLevel.Critical)]
    [InlineData("print.attempted", AlertLevel.Warning)]
    [InlineData("object.phone", AlertLevel.Warning)]
    [InlineData("network.country_changed", AlertLevel.Warning)]
    [InlineData("devtools.suspected", null)]
    [InlineData("screenshot.suspected", null)]
    [InlineData("contextmenu.opened", null)]
    [InlineData("answer.saved", null)]
    public void A_serious_event_raises_an_alert_of_its_own(string type, AlertLevel? level)
    {
        var exam = EventCatalog.Find(type)!.FromClient ? new Exam().On(60, type) : new Exam().OnServer(60, type);
        Assert.Equal(level, exam.Alerts.SingleOrDefault(a => a.Kind == "event." + type)?.Level);
    }

    [Fact]
    public void A_sustained_second_face_is_reported_once_and_a_brief_one_is_not()
    {
        Assert.DoesNotContain("event.face.multiple", new Exam().On(60, "face.multiple", 7).Kinds);
        var exam = new Exam()
            .On(60, "face.multiple", 10, """{"part":0,"open":true}""")
            .On(70, "face.multiple", 10, """{"part":1,"open":true}""");
        Assert.Single(exam.Alerts, a => a.Kind == "event.face.multiple");
        Assert.Equal("More than one face in view.", exam.Alerts[0].Sentence);
    }

    [Fact]
    public void An_alert_is_not_repeated_within_five_minutes()
    {
        var exam = new Exam();
        for (var i = 0; i < 20; i++)
        {
            exam.On(60 + (i * 30), "clipboard.paste_external");
        }

        Assert.Equal(
            [60, 360],
            exam.Alerts.Where(a => a.Kind == "event.clipboard.paste_external")
                .Select(a => (a.At - Exam.Start).TotalSeconds)
        );
    }

    [Fact]
    public void A_suspected_screenshot_is_at_most_a_notice()
    {
        var policy = MonitoringPolicy.Default with
        {
            Types = MonitoringPolicy.Default.Types.Add("screenshot.suspected", new TypeRule(100, 1)),
        };
        Assert.Equal(
            AlertLevel.Notice,
            new Exam(policy).On(60, "screenshot.suspected").Alerts.Single(a => a.Kind.StartsWith("event.")).Level
        );
    }

    [Fact]
    public void An_outage_seen_by_both_sides_is_one_technical_alert_without_effect()
    {
        var exam = new Exam()
            .On(10, "session.started")
            .OnServer(100, "heartbeat.missed", 45)
            .On(98, "network.lost", 60);
        var alert = Assert.Single(exam.Alerts);
        Assert.Equal(("connection.lost", AlertLevel.Technical), (alert.Kind, alert.Level));
        Assert.Equal((100.0, 0.0), (exam.Integrity, exam.Risk));
        exam.On(300, "network.lost", 20).On(400, "network.lost", 31);
        Assert.Equal(2, exam.Alerts.Count);
    }

    [Fact]
    public void A_raised_hand_is_a_notice()
    {
        var exam = new Exam().On(60, "student.raise_hand").On(61, "student.raise_hand").On(120, "student.raise_hand");
        Assert.Equal(["student.hand", "student.hand"], exam.Kinds);
        Assert.All(exam.Alerts, a => Assert.Equal(AlertLevel.Notice, a.Level));
    }

    [Fact]
    public void A_raised_hand_is_reported_as_one_whatever_its_weight()
    {
        var policy = MonitoringPolicy.Default with
        {
            Types = MonitoringPolicy.Default.Types.Add("student.raise_hand", new TypeRule(60, 1)),
            Categories = MonitoringPolicy.Default.Categories.Add("human", new CategoryRule(20, 0.7)),
        };
        var exam = new Exam(policy).On(60, "student.raise_hand").On(120, "student.raise_hand");
        Assert.Equal(["student.hand", "student.hand"], exam.Kinds);
    }

    [Fact]
    public void An_alert_has_a_maximum_number_of_events()
    {
        var exam = new Exam();
        for (var i = 0; i < 200; i++)
        {
            exam.On(
                i * 21,
                EventCatalog.All[i % EventCatalog.All.Length].Name,
                i % 30,
                """{"len":200,"chars":90,"keys":0,"q":"a"}"""
            );
        }

        Assert.Contains("band.critical", exam.Kinds);
        Assert.All(
            exam.Alerts,
            a =>
            {
                Assert.InRange(a.EventSeqs.Length, 1, 32);
                Assert.Equal(a.EventSeqs.Distinct().Order(), a.EventSeqs);
            }
        );
    }
}
