using Orleans.Runtime;

namespace Veritas.Attempts;

/// <summary>
/// Starts an attempt under a new id. The call carries that the id is new, so that the activation does not look for rows
/// that cannot exist.
/// </summary>
public static class NewAttempt
{
    private const string Key = "veritas.new_attempt";

    /// <summary>Calls <see cref="IAttemptGrain.Start"/> of an attempt that has not been called before.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="id">A UUIDv7 that was made for this call.</param>
    /// <param name="command">Who starts what.</param>
    public static async Task<Result<AttemptView>> StartNewAttempt(
        this IGrainFactory grains,
        Guid id,
        StartAttempt command
    )
    {
        RequestContext.Set(Key, id);
        try
        {
            return await grains.GetGrain<IAttemptGrain>(id).Start(command);
        }
        finally
        {
            RequestContext.Remove(Key);
        }
    }

    /// <summary>
    /// Whether the call that activates the grain starts this attempt. It may be sent again after its row was stored.
    /// </summary>
    public static bool IsBeingStarted(Guid id) => RequestContext.Get(Key) is Guid started && started == id;
}
