using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>When students see what they earned.</summary>
public enum ResultRelease
{
    /// <summary>As soon as it is known.</summary>
    AtOnce,

    /// <summary>Once the exam's results are published.</summary>
    WhenPublished,
}

/// <summary>Where the results of an exam are.</summary>
public enum ResultsStatus
{
    /// <summary>Graders may change them.</summary>
    Draft,

    /// <summary>Students see them; a change needs a request and a second person.</summary>
    Published,

    /// <summary>Nothing changes any more.</summary>
    Frozen,
}

/// <summary>A part of an exam; its questions stay together, in the order of the sections.</summary>
/// <param name="Id">1 to 64 characters, unique in the exam; questions name it.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Instructions">At most 5,000 characters.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExamSection")]
public sealed record ExamSection([property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] string Instructions = "");

/// <summary>How an exam is taken, beyond its window and duration.</summary>
/// <param name="AttemptsAllowed">1 to 100 a student; a practice exam does not count them.</param>
/// <param name="ShuffleQuestions">Every attempt has its own order of questions, the same each time it is read.</param>
/// <param name="ShuffleOptions">Every attempt has its own order of options.</param>
/// <param name="AllowedNetworks">At most 100 networks in CIDR notation; start and answers are taken from these only. Empty: from anywhere.</param>
/// <param name="Sections">At most 50.</param>
/// <param name="Practice">Anyone may practise as often as they like; it counts nowhere and nobody watches.</param>
/// <param name="Release">When students see what they earned.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExamSettings")]
public sealed record ExamSettings(
    [property: Id(0)] int AttemptsAllowed, [property: Id(1)] bool ShuffleQuestions, [property: Id(2)] bool ShuffleOptions,
    [property: Id(3)] ImmutableArray<string> AllowedNetworks, [property: Id(4)] ImmutableArray<ExamSection> Sections, [property: Id(5)] bool Practice,
    [property: Id(6)] ResultRelease Release)
{
    /// <summary>One attempt, from anywhere, in the written order, results at once.</summary>
    public static ExamSettings Default { get; } = new(1, false, false, [], [], false, ResultRelease.AtOnce);
}

/// <summary>One line of a rubric.</summary>
/// <param name="Id">1 to 64 characters, unique in the rubric.</param>
/// <param name="Text">What is looked for, 1 to 2,000 characters.</param>
/// <param name="Points">Over 0; the lines add up to the question's points.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Criterion")]
public sealed record Criterion([property: Id(0)] string Id, [property: Id(1)] string Text, [property: Id(2)] double Points);

/// <summary>A wish for a copy of an exam.</summary>
/// <param name="SourceId">The exam; the caller must be able to see it.</param>
/// <param name="Title">Null: the source's.</param>
/// <param name="OpensAt">Null: the source's.</param>
/// <param name="ClosesAt">Null: the source's.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CloneExam")]
public sealed record CloneExam(
    [property: Id(0)] Guid SourceId, [property: Id(1)] string? Title, [property: Id(2)] DateTimeOffset? OpensAt, [property: Id(3)] DateTimeOffset? ClosesAt);
