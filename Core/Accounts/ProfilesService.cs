
namespace Veritas.Accounts;

/// <summary>Thin: checks, asks PostgreSQL, tells the result.</summary>
internal sealed class ProfilesService(ProfileStore profiles)
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");
    private static readonly Problem Changed = new(ProblemKind.Stale, "profile_changed", "The profile was changed meanwhile. Read it again.");

    /// <summary>The profile. Problem: <c>user_unknown</c>.</summary>
    public async Task<Result<Profile>> Read(Guid userId) => await profiles.Read(userId) is { } profile ? profile : Unknown;

    /// <summary>Changes the profile of that version. Problems: <c>full_name_invalid</c>, <c>teacher_invalid</c>, <c>profile_changed</c> (412), <c>user_unknown</c>.</summary>
    public async Task<Result<Profile>> Change(Guid userId, ProfileChange change, int version)
    {
        if (await profiles.Read(userId) is not { } now)
        {
            return Unknown;
        }

        return AccountRules.Check(change, now.Role) switch
        {
            { Ok: true, Value: var whole } => await profiles.Change(userId, whole, version) ? await Read(userId) : Changed,
            { Problem: var problem } => problem!,
        };
    }
}
