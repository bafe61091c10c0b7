namespace Orleans.Embedded;

/// <summary>Where a reference delivers calls: an activation, a pool of stateless workers, or an observer.</summary>
internal interface ICallTarget
{
    /// <summary>False when the target is gone and the caller has to look again.</summary>
    bool TryEnqueue(Request request);
}
