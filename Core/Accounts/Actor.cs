namespace Veritas.Accounts;

/// <summary>A user's role in the institution.</summary>
public enum Role
{
    /// <summary>Takes exams; sees only their own data.</summary>
    Student,

    /// <summary>Sees exams they have a permission on.</summary>
    Teacher,

    /// <summary>Sees everything.</summary>
    Admin,
}

/// <summary>The caller, as the web host reads it from the access token; never from a body.</summary>
/// <param name="UserId">The user's id (UUIDv7).</param>
/// <param name="Role">The role in the token.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Actor")]
public sealed record Actor([property: Id(0)] Guid UserId, [property: Id(1)] Role Role);
