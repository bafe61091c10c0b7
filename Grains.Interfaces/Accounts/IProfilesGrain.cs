using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>What somebody may know of and change about themselves.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Role">What the person is.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Version">Counts changes: the ETag.</param>
/// <param name="TwoFactor">Sign-ins ask for a code.</param>
/// <param name="Student">For students; else null.</param>
/// <param name="Teacher">For teachers; else null.</param>
[GenerateSerializer, Immutable, Alias("Veritas.Profile")]
public sealed record Profile(
    [property: Id(0)] Guid UserId, [property: Id(1)] Role Role, [property: Id(2)] string FullName, [property: Id(3)] int Version,
    [property: Id(4)] bool TwoFactor, [property: Id(5)] StudentProfile? Student, [property: Id(6)] TeacherProfile? Teacher);

/// <summary>What ended attempts have shown; each null until there are any.</summary>
/// <param name="Integrity">0 to 100.</param>
/// <param name="Mastery">0 to 100.</param>
/// <param name="Risk">Of dropping out: <c>low</c>, <c>medium</c>, <c>high</c>.</param>
[GenerateSerializer, Immutable, Alias("Veritas.StudentProfile")]
public sealed record StudentProfile([property: Id(0)] double? Integrity, [property: Id(1)] double? Mastery, [property: Id(2)] string? Risk);

/// <summary>Where a teacher belongs.</summary>
/// <param name="Department">At most 200 characters.</param>
/// <param name="Subjects">At most 50, each 1 to 100 characters.</param>
[GenerateSerializer, Immutable, Alias("Veritas.TeacherProfile")]
public sealed record TeacherProfile([property: Id(0)] string Department, [property: Id(1)] ImmutableArray<string> Subjects);

/// <summary>A change of the own profile.</summary>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Teacher">For teachers; left out it stays. Refused for others.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ProfileChange")]
public sealed record ProfileChange([property: Id(0)] string FullName, [property: Id(1)] TeacherProfile? Teacher);

/// <summary>Profiles. Key: 0. Holds no state of its own.</summary>
[Alias("Veritas.IProfilesGrain")]
public interface IProfilesGrain : IGrainWithIntegerKey
{
    /// <summary>The profile. Problem: <c>user_unknown</c>.</summary>
    [Alias("Read"), Repeatable]
    Task<Result<Profile>> Read(Guid userId);

    /// <summary>Changes the profile of that version. Problems: <c>full_name_invalid</c>, <c>teacher_invalid</c>, <c>profile_changed</c> (412), <c>user_unknown</c>.</summary>
    [Alias("Change")]
    Task<Result<Profile>> Change(Guid userId, ProfileChange change, int version);
}
