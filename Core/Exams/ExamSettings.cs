using System.Collections.Immutable;

namespace Veritas.Exams;

/// <summary>When students see their results.</summary>
public enum ResultRelease
{
    /// <summary>As soon as they are known.</summary>
    AtOnce,

    /// <summary>Once the exam's results are published.</summary>
    WhenPublished,
}

/// <summary>The status of the results of an exam.</summary>
public enum ResultsStatus
{
    /// <summary>Graders may change them.</summary>
    Draft,

    /// <summary>Students see them; a change needs a request that a second person approves.</summary>
    Published,

    /// <summary>They cannot change any more.</summary>
    Frozen,
}

/// <summary>A part of an exam; its questions stay together, in the order of the sections.</summary>
/// <param name="Id">1 to 64 characters, unique in the exam; questions name it.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Instructions">At most 5,000 characters.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExamSection")]
public sealed record ExamSection(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Instructions = ""
);

/// <summary>How an exam is taken, beyond its window and duration.</summary>
/// <param name="AttemptsAllowed">1 to 100 per student; unlimited in a practice exam.</param>
/// <param name="ShuffleQuestions">Each attempt has its own order of questions, the same whenever it is read.</param>
/// <param name="ShuffleOptions">Each attempt has its own order of options.</param>
/// <param name="AllowedNetworks">Up to 100 networks in CIDR notation to start and answer from; empty for any.</param>
/// <param name="Sections">At most 50.</param>
/// <param name="Practice">A practice exam: unlimited attempts, which do not count and are not monitored.</param>
/// <param name="Release">When students see their results.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExamSettings")]
public sealed record ExamSettings(
    [property: Id(0)] int AttemptsAllowed,
    [property: Id(1)] bool ShuffleQuestions,
    [property: Id(2)] bool ShuffleOptions,
    [property: Id(3)] ImmutableArray<string> AllowedNetworks,
    [property: Id(4)] ImmutableArray<ExamSection> Sections,
    [property: Id(5)] bool Practice,
    [property: Id(6)] ResultRelease Release
)
{
    /// <summary>One attempt, from anywhere, in the given order, results at once.</summary>
    public static ExamSettings Default { get; } = new(1, false, false, [], [], false, ResultRelease.AtOnce);
}

/// <summary>One line of a rubric.</summary>
/// <param name="Id">1 to 64 characters, unique in the rubric.</param>
/// <param name="Text">The criterion, 1 to 2,000 characters.</param>
/// <param name="Points">Greater than 0; the lines add up to the question's points.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Criterion")]
public sealed record Criterion(
    [property: Id(0)] string Id,
    [property: Id(1)] string Text,
    [property: Id(2)] double Points
);

/// <summary>A request to copy an exam.</summary>
/// <param name="SourceId">The exam; the caller must be able to see it.</param>
/// <param name="Title">Null for the source's.</param>
/// <param name="OpensAt">Null for the source's.</param>
/// <param name="ClosesAt">Null for the source's.</param>
[GenerateSerializer, Immutable, Alias("Veritas.CloneExam")]
public sealed record CloneExam(
    [property: Id(0)] Guid SourceId,
    [property: Id(1)] string? Title,
    [property: Id(2)] DateTimeOffset? OpensAt,
    [property: Id(3)] DateTimeOffset? ClosesAt
);
