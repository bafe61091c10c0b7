using System.Collections.Immutable;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>Body of a new exam; what is left out has its default.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Subject">At most 200 characters.</param>
/// <param name="DurationS">60 to 86,400 seconds.</param>
/// <param name="OpensAt">No start before.</param>
/// <param name="ClosesAt">No start from here on.</param>
/// <param name="PassMark">Percent, 0 to 100.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="Policy">Left out: the default.</param>
/// <param name="Settings">Left out: the default.</param>
[Example("""{"title":"Algebra, midterm","subject":"Mathematics","duration_s":3600,"opens_at":"2030-07-01T08:00:00Z","closes_at":"2030-07-01T12:00:00Z","pass_mark":50,"description":"Numbers and sets.","settings":{"attempts_allowed":1,"shuffle_questions":true,"sections":[{"id":"sets","title":"Sets","instructions":"Draw where it helps."}],"release":"when_published"}}""")]
public sealed record ExamBody(
    string Title, string Subject, int DurationS, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, double PassMark,
    string? Description = null, MonitoringPolicy? Policy = null, SettingsBody? Settings = null)
{
    internal ExamDraft Draft => new(Title, Subject, Description ?? "", DurationS, OpensAt, ClosesAt, PassMark, Policy, Settings?.Settings);
}

/// <summary>How an exam is taken; what is left out is as in an exam without settings.</summary>
/// <param name="AttemptsAllowed">1 to 100 a student.</param>
/// <param name="ShuffleQuestions">Every attempt has its own order of questions.</param>
/// <param name="ShuffleOptions">Every attempt has its own order of options.</param>
/// <param name="AllowedNetworks">At most 100 networks in CIDR notation; none: from anywhere.</param>
/// <param name="Sections">At most 50.</param>
/// <param name="Practice">Anyone may practise; it counts nowhere and nobody watches.</param>
/// <param name="Release">When students see what they earned.</param>
public sealed record SettingsBody(
    int AttemptsAllowed = 1, bool ShuffleQuestions = false, bool ShuffleOptions = false, ImmutableArray<string>? AllowedNetworks = null,
    ImmutableArray<ExamSection>? Sections = null, bool Practice = false, ResultRelease Release = ResultRelease.AtOnce)
{
    internal ExamSettings Settings => new(AttemptsAllowed, ShuffleQuestions, ShuffleOptions, AllowedNetworks ?? [], Sections ?? [], Practice, Release);
}

/// <summary>Body of a new question.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="Points">Over 0, at most 1,000.</param>
/// <param name="Options">By kind.</param>
/// <param name="Key">By kind.</param>
/// <param name="Section">The id of one of the exam's sections.</param>
/// <param name="Rubric">Lines that add up to the points.</param>
[Example("""{"kind":"single_choice","text":"What is 6 times 7?","points":2,"options":[{"id":"a","text":"42"},{"id":"b","text":"48"}],"key":"a"}""")]
public sealed record QuestionBody(
    QuestionKind Kind, string Text, double Points, RawJson? Options = null, RawJson? Key = null, string? Section = null, ImmutableArray<Criterion>? Rubric = null)
{
    internal QuestionDraft Draft => new(Kind, Text, Options, Key, Points, Section, Rubric);
}

/// <summary>Body of a copy.</summary>
/// <param name="Title">Left out: the same.</param>
/// <param name="OpensAt">Left out: the same.</param>
/// <param name="ClosesAt">Left out: the same.</param>
[Example("""{"title":"Algebra, resit","opens_at":"2030-08-01T08:00:00Z","closes_at":"2030-08-01T12:00:00Z"}""")]
public sealed record CloneBody(string? Title = null, DateTimeOffset? OpensAt = null, DateTimeOffset? ClosesAt = null);

/// <summary>Body of a schedule.</summary>
/// <param name="OpensAt">No start before.</param>
/// <param name="ClosesAt">No start from here on.</param>
[Example("""{"opens_at":"2030-07-02T08:00:00Z","closes_at":"2030-07-02T12:00:00Z"}""")]
public sealed record ScheduleBody(DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

/// <summary>Body of a permission.</summary>
/// <param name="Email">The teacher's.</param>
/// <param name="Level">None takes it away.</param>
[Example("""{"email":"grace@example.org","level":"proctor"}""")]
public sealed record PermissionBody(string Email, ExamPermission Level);
