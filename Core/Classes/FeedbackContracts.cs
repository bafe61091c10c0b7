using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>Whether the student sees it.</summary>
public enum PublishState
{
    /// <summary>Only its author and admins see it.</summary>
    Draft,

    /// <summary>The student and the student's teachers see it; it cannot become a draft again.</summary>
    Published,
}

/// <summary>Feedback about to be stored.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Text">1 to 10,000 characters.</param>
/// <param name="State">Draft or published.</param>
public sealed record FeedbackDraft(string Title, string Text, PublishState State);

/// <summary>Feedback of a teacher to a student.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="StudentId">The student it addresses.</param>
/// <param name="Author">The teacher who wrote it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">The text.</param>
/// <param name="State">Draft or published.</param>
/// <param name="Version">Incremented with each change, and the ETag.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="PublishedAt">Null for a draft.</param>
public sealed record Feedback(
    Guid Id,
    Guid StudentId,
    Person Author,
    string Title,
    string Text,
    PublishState State,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? PublishedAt
);
