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
public sealed record Profile(
    Guid UserId, Role Role, string FullName, int Version,
    bool TwoFactor, StudentProfile? Student, TeacherProfile? Teacher);

/// <summary>What ended attempts have shown; each null until there are any.</summary>
/// <param name="Integrity">0 to 100.</param>
/// <param name="Mastery">0 to 100.</param>
/// <param name="Risk">Of dropping out: <c>low</c>, <c>medium</c>, <c>high</c>.</param>
public sealed record StudentProfile(double? Integrity, double? Mastery, string? Risk);

/// <summary>Where a teacher belongs.</summary>
/// <param name="Department">At most 200 characters.</param>
/// <param name="Subjects">At most 50, each 1 to 100 characters.</param>
public sealed record TeacherProfile(string Department, ImmutableArray<string> Subjects);

/// <summary>A change of the own profile.</summary>
/// <param name="FullName">1 to 200 characters.</param>
/// <param name="Teacher">For teachers; left out it stays. Refused for others.</param>
public sealed record ProfileChange(string FullName, TeacherProfile? Teacher);
