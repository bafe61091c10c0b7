using Veritas.Storage;

namespace Veritas.Accounts;

/// <summary>Users' own profiles.</summary>
internal sealed class ProfilesService(ProfileStore profiles, TimeProvider time)
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");

    private static readonly Problem Changed = new(
        ProblemKind.Stale,
        "profile_changed",
        "The profile was changed meanwhile. Read it again."
    );

    /// <summary>The profile. Problem: <c>user_unknown</c>.</summary>
    public Task<Result<Profile>> Read(Guid userId, CancellationToken cancel) =>
        time.WithTimeout<Profile>(cancel, cancel => ReadAsync(userId, cancel));

    /// <summary>
    /// Changes the profile of that version. Problems: <c>full_name_invalid</c>, <c>teacher_invalid</c>,
    /// <c>profile_changed</c> (412), <c>user_unknown</c>.
    /// </summary>
    public Task<Result<Profile>> Change(Guid userId, ProfileChange change, int version, CancellationToken cancel) =>
        time.WithTimeout<Profile>(
            cancel,
            async cancel =>
            {
                if (await profiles.FindAsync(userId, cancel) is not { } profile)
                {
                    return Unknown;
                }

                var whole = AccountRules.Check(change, profile.Role);
                if (!whole.Ok)
                {
                    return whole.Problem;
                }

                return await profiles.ChangeAsync(userId, whole.Value, version, cancel)
                    ? await ReadAsync(userId, cancel)
                    : Changed;
            }
        );

    private async Task<Result<Profile>> ReadAsync(Guid userId, CancellationToken cancel) =>
        await profiles.FindAsync(userId, cancel) is { } profile ? profile : Unknown;
}
