using System.Collections.Immutable;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>Body of a new exam; omitted fields have their defaults.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Subject">At most 200 characters.</param>
/// <param name="DurationS">60 to 86,400 seconds.</param>
/// <param name="OpensAt">Start of its window: attempts can be started from here on.</param>
/// <param name="ClosesAt">End of its window: attempts can be started before it.</param>
/// <param name="PassMark">Percent, 0 to 100.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="Policy">The default when omitted.</param>
/// <param name="Settings">The default when omitted.</param>
[Example(
    """
        {"title":"Algebra, midterm","subject":"Mathematics","duration_s":3600,"opens_at":"2030-07-01T08:00:00Z",
        "closes_at":"2030-07-01T12:00:00Z","pass_mark":50,"description":"Numbers and sets.",
        "settings":{"attempts_allowed":1,"shuffle_questions":true,
        "sections":[{"id":"sets","title":"Sets","instructions":"Draw where it helps."}],"release":"when_published"}}
        """
)]
public sealed record ExamBody(
    string Title,
    string Subject,
    int DurationS,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    double PassMark,
    string? Description = null,
    MonitoringPolicy? Policy = null,
    SettingsBody? Settings = null
)
{
    internal ExamDraft Draft =>
        new(Title, Subject, Description ?? "", DurationS, OpensAt, ClosesAt, PassMark, Policy, Settings?.Settings);
}

/// <summary>How an exam is taken; omitted fields have their defaults.</summary>
/// <param name="AttemptsAllowed">1 to 100 per student.</param>
/// <param name="ShuffleQuestions">Every attempt has its own order of questions.</param>
/// <param name="ShuffleOptions">Every attempt has its own order of options.</param>
/// <param name="AllowedNetworks">At most 100 networks in CIDR notation; from anywhere when empty.</param>
/// <param name="Sections">At most 50.</param>
/// <param name="Practice">A practice exam: any student may take it, it does not count, and it is not monitored.</param>
/// <param name="Release">When students see their results.</param>
public sealed record SettingsBody(
    int AttemptsAllowed = 1,
    bool ShuffleQuestions = false,
    bool ShuffleOptions = false,
    ImmutableArray<string>? AllowedNetworks = null,
    ImmutableArray<ExamSection>? Sections = null,
    bool Practice = false,
    ResultRelease Release = ResultRelease.AtOnce
)
{
    internal ExamSettings Settings =>
        new(
            AttemptsAllowed,
            ShuffleQuestions,
            ShuffleOptions,
            AllowedNetworks ?? [],
            Sections ?? [],
            Practice,
            Release
        );
}

/// <summary>Body of a new question.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="Points">Greater than 0, at most 1,000.</param>
/// <param name="Options">By kind.</param>
/// <param name="Key">By kind.</param>
/// <param name="Section">The id of one of the exam's sections.</param>
/// <param name="Rubric">Lines that add up to the points.</param>
[Example(
    """
        {"kind":"single_choice","text":"What is 6 times 7?","points":2,
        "options":[{"id":"a","text":"42"},{"id":"b","text":"48"}],"key":"a"}
        """
)]
public sealed record QuestionBody(
    QuestionKind Kind,
    string Text,
    double Points,
    RawJson? Options = null,
    RawJson? Key = null,
    string? Section = null,
    ImmutableArray<Criterion>? Rubric = null
)
{
    internal QuestionDraft Draft => new(Kind, Text, Options, Key, Points, Section, Rubric);
}

/// <summary>Body of a copy of an exam.</summary>
/// <param name="Title">The source's when omitted.</param>
/// <param name="OpensAt">The source's when omitted.</param>
/// <param name="ClosesAt">The source's when omitted.</param>
[Example("""{"title":"Algebra, resit","opens_at":"2030-08-01T08:00:00Z","closes_at":"2030-08-01T12:00:00Z"}""")]
public sealed record CloneBody(string? Title = null, DateTimeOffset? OpensAt = null, DateTimeOffset? ClosesAt = null);

/// <summary>Body of an exam's new window.</summary>
/// <param name="OpensAt">Start of its window: attempts can be started from here on.</param>
/// <param name="ClosesAt">End of its window: attempts can be started before it.</param>
[Example("""{"opens_at":"2030-07-02T08:00:00Z","closes_at":"2030-07-02T12:00:00Z"}""")]
public sealed record ScheduleBody(DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

/// <summary>Body of a permission.</summary>
/// <param name="Email">The teacher's e-mail address.</param>
/// <param name="Level">none revokes the permission.</param>
[Example("""{"email":"grace@example.org","level":"proctor"}""")]
public sealed record PermissionBody(string Email, ExamPermission Level);
