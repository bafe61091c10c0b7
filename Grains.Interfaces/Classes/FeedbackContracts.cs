using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>Whether a student sees it.</summary>
public enum PublishState
{
    /// <summary>Its author and admins alone see it.</summary>
    Draft,

    /// <summary>The student and the student's teachers see it; it does not become a draft again.</summary>
    Published,
}

/// <summary>What a teacher tells a student.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="State">Draft or published.</param>
[GenerateSerializer, Immutable, Alias("Veritas.FeedbackDraft")]
public sealed record FeedbackDraft([property: Id(0)] string Title, [property: Id(1)] string Text, [property: Id(2)] PublishState State);

/// <summary>Feedback of a teacher to a student.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="StudentId">To whom.</param>
/// <param name="Author">By whom.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">The text.</param>
/// <param name="State">Draft or published.</param>
/// <param name="Version">Counts changes: the ETag.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="PublishedAt">Null for a draft.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Feedback")]
public sealed record Feedback(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid StudentId, [property: Id(2)] Person Author, [property: Id(3)] string Title, [property: Id(4)] string Text,
    [property: Id(5)] PublishState State, [property: Id(6)] int Version, [property: Id(7)] DateTimeOffset CreatedAt, [property: Id(8)] DateTimeOffset UpdatedAt,
    [property: Id(9)] DateTimeOffset? PublishedAt);

/// <summary>
/// Feedback of teachers to students they teach. Key: 0; any number of activations. Whom the actor does not teach is <c>student_unknown</c>;
/// another's draft is <c>feedback_unknown</c>. Without the database every call answers <c>database_away</c>.
/// </summary>
[Alias("Veritas.IFeedbackGrain")]
public interface IFeedbackGrain : IGrainWithIntegerKey
{
    /// <summary>Published feedback, and the actor's own drafts (an admin: all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">To whom it is.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("OfStudent"), Repeatable]
    Task<Result<Page<Feedback>>> OfStudent(Actor actor, Guid studentId, string? after, int limit);

    /// <summary>What is published for the student, latest first. Problems: <c>cursor_invalid</c>.</summary>
    [Alias("Own"), Repeatable]
    Task<Result<Page<Feedback>>> Own(Guid studentId, string? after, int limit);

    /// <summary>One of them.</summary>
    [Alias("Read"), Repeatable]
    Task<Result<Feedback>> Read(Actor actor, Guid studentId, Guid feedbackId);

    /// <summary>New feedback by the actor. Problems: <c>feedback_invalid</c>.</summary>
    [Alias("Write")]
    Task<Result<Feedback>> Write(Actor actor, Guid studentId, FeedbackDraft draft);

    /// <summary>Changes or publishes a draft of that version; its author alone may. Problems: <c>feedback_invalid</c>, <c>feedback_published</c>, <c>not_author</c>, <c>feedback_changed</c> (412).</summary>
    [Alias("Change")]
    Task<Result<Feedback>> Change(Actor actor, Guid studentId, Guid feedbackId, FeedbackDraft draft, int version);

    /// <summary>Removes it, published or not; its author or an admin. Problems: <c>not_author</c>.</summary>
    [Alias("Remove")]
    Task<Result<Done>> Remove(Actor actor, Guid studentId, Guid feedbackId);
}
