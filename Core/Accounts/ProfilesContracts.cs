using System.Collections.Immutable;

namespace Veritas.Accounts;

/// <summary>What users see and change of their own account.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Role">The user's role.</param>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Version">Counts changes; sent as the ETag.</param>
/// <param name="TwoFactor">Whether sign-in asks for a code.</param>
/// <param name="Student">For students; else null.</param>
/// <param name="Teacher">For teachers; else null.</param>
public sealed record Profile(
    Guid UserId,
    Role Role,
    string FullName,
    int Version,
    bool TwoFactor,
    StudentProfile? Student,
    TeacherProfile? Teacher
);

/// <summary>Figures from ended attempts; each is null until there are any.</summary>
/// <param name="Integrity">0 to 100.</param>
/// <param name="Mastery">0 to 100.</param>
/// <param name="Risk">Of dropping out: <c>low</c>, <c>medium</c>, <c>high</c>.</param>
public sealed record StudentProfile(double? Integrity, double? Mastery, string? Risk);

/// <summary>A teacher's department and subjects.</summary>
/// <param name="Department">At most 200 characters.</param>
/// <param name="Subjects">At most 50, each 1 to 100 characters.</param>
public sealed record TeacherProfile(string Department, ImmutableArray<string> Subjects);

/// <summary>A change of the caller's own profile.</summary>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Teacher">For teachers; null leaves it as it is. Refused for others.</param>
public sealed record ProfileChange(string FullName, TeacherProfile? Teacher);
