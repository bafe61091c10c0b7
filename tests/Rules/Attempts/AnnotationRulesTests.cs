using System.Text;
using System.Text.Json;
using Veritas.Accounts;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Attempts;

/// <summary>Which flags and notes are accepted, and the events they become.</summary>
public sealed class AnnotationRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Teacher = new(Guid.NewGuid(), Role.Teacher);

    [Theory]
    [InlineData(AnnotationKind.Flag, 0, "")]
    [InlineData(AnnotationKind.Flag, 100, "He talks.")]
    [InlineData(AnnotationKind.Note, 0, "n")]
    public void A_flag_needs_no_text_and_its_severity_reaches_from_0_to_100(
        AnnotationKind kind,
        int severity,
        string text
    )
    {
        Assert.Null(Refuse(kind, severity, text));
        Assert.Null(Refuse(kind, severity, text, AttemptStatus.Paused));
    }

    [Theory]
    [InlineData(AnnotationKind.Flag, -1, "", "severity_invalid")]
    [InlineData(AnnotationKind.Flag, 101, "", "severity_invalid")]
    [InlineData(AnnotationKind.Note, 0, "", "text_missing")]
    [InlineData(AnnotationKind.Note, 0, " \n", "text_missing")]
    [InlineData(AnnotationKind.Flag, 50, "a\0b", "text_invalid")]
    [InlineData(AnnotationKind.Note, 0, "a\0b", "text_invalid")]
    public void Invalid_ones_are_named(AnnotationKind kind, int severity, string text, string code) =>
        Assert.Equal((ProblemKind.Invalid, code), Named(Refuse(kind, severity, text)));

    [Theory]
    [InlineData(AnnotationKind.Flag)]
    [InlineData(AnnotationKind.Note)]
    public void A_text_has_at_most_2000_characters(AnnotationKind kind)
    {
        Assert.Null(Refuse(kind, 50, new string('x', 2_000)));
        Assert.Equal((ProblemKind.Invalid, "text_too_long"), Named(Refuse(kind, 50, new string('x', 2_001))));
    }

    [Theory]
    [InlineData(AttemptStatus.Submitted)]
    [InlineData(AttemptStatus.Expired)]
    [InlineData(AttemptStatus.Abandoned)]
    [InlineData(AttemptStatus.Terminated)]
    public void Only_live_attempts_take_them(AttemptStatus status) =>
        Assert.Equal((ProblemKind.Conflict, "attempt_over"), Named(Refuse(AnnotationKind.Note, 0, "late", status)));

    [Fact]
    public void Practice_attempts_take_none() =>
        Assert.Equal(
            (ProblemKind.Conflict, "exam_practice"),
            Named(
                AnnotationRules.Refuse(
                    Row(AttemptStatus.InProgress) with
                    {
                        Practice = true,
                    },
                    new Annotate(Teacher, AnnotationKind.Flag, 50, "")
                )
            )
        );

    [Fact]
    public void The_events_name_the_teacher_and_the_score_reads_the_severity_of_a_flag()
    {
        var flag = AnnotationRules.Event(new Annotate(Teacher, AnnotationKind.Flag, 75, "\"severity\":1"));
        var note = AnnotationRules.Event(new Annotate(Teacher, AnnotationKind.Note, 75, "n"));

        Assert.Equal(
            ("proctor.flag", $$"""{"severity":75,"by":"{{Teacher.UserId}}","text":"\"severity\":1"}"""),
            (flag.Type, Json(flag.Data).Replace("\\u0022", "\\\"", StringComparison.Ordinal))
        );
        Assert.Equal(75, EventFacts.Read(Encoding.UTF8.GetBytes(Json(flag.Data))).Severity);
        Assert.Equal(("proctor.note", $$"""{"by":"{{Teacher.UserId}}","text":"n"}"""), (note.Type, Json(note.Data)));
        Assert.All([flag.Type, note.Type], type => Assert.Equal("teacher", EventCatalog.Find(type)!.Source));
    }

    private static string Json(object data) => JsonSerializer.Serialize(data, VeritasJson.Options);

    private static Problem? Refuse(
        AnnotationKind kind,
        int severity,
        string text,
        AttemptStatus status = AttemptStatus.InProgress
    ) => AnnotationRules.Refuse(Row(status), new Annotate(Teacher, kind, severity, text));

    private static (ProblemKind, string)? Named(Problem? problem) =>
        problem is null ? null : (problem.Kind, problem.Code);

    private static AttemptRow Row(AttemptStatus status) => AttemptRows.Of(status, Start);
}
