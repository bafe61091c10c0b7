namespace Veritas.Accounts;

/// <summary>What a user is in the institution.</summary>
public enum Role
{
    /// <summary>Takes exams; sees own rows only.</summary>
    Student,

    /// <summary>Sees exams with a permission.</summary>
    Teacher,

    /// <summary>Sees everything.</summary>
    Admin,
}

/// <summary>Who asks: taken from the access token by the web host, never from a body.</summary>
/// <param name="UserId">The user's id (UUIDv7).</param>
/// <param name="Role">The role in the token.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Actor")]
public sealed record Actor([property: Id(0)] Guid UserId, [property: Id(1)] Role Role);
