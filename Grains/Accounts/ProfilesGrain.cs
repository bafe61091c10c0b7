using Orleans;
using Orleans.Concurrency;
using Veritas.Accounts;

namespace Veritas.Grains.Accounts;

/// <summary>Thin: checks, asks PostgreSQL, tells the result.</summary>
[StatelessWorker, Reentrant]
internal sealed class ProfilesGrain(ProfileStore profiles) : Grain, IProfilesGrain
{
    private static readonly Problem Unknown = new(ProblemKind.NotFound, "user_unknown", "There is no such account.");
    private static readonly Problem Changed = new(ProblemKind.Stale, "profile_changed", "The profile was changed meanwhile. Read it again.");

    public async Task<Result<Profile>> Read(Guid userId) => await profiles.Read(userId) is { } profile ? profile : Unknown;

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
