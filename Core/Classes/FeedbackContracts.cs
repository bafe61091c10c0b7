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
public sealed record FeedbackDraft(string Title, string Text, PublishState State);

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
public sealed record Feedback(
    Guid Id, Guid StudentId, Person Author, string Title, string Text,
    PublishState State, int Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? PublishedAt);
