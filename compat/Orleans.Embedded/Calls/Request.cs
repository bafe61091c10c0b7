using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One call on its way: delivered, waiting or running. The links make it a member of one <see cref="RequestList"/>.</summary>
internal abstract class Request
{
    public CallFlags Flags { get; init; }

    public CallContext? Context { get; init; }

    /// <summary>The reference to deliver again through when the activation ends first; null for the runtime's own turns.</summary>
    public GrainProxy? Reference { get; init; }

    /// <summary>Clock timestamps: when the call was made, and when its caller stops waiting.</summary>
    public long Started { get; init; }

    public long Deadline { get; init; } = long.MaxValue;

    public Request? Previous { get; set; }

    public Request? Next { get; set; }

    /// <summary>True once the caller has its answer: a request that still waits is then dropped unexecuted.</summary>
    public abstract bool IsAnswered { get; }

    public abstract string Description { get; }

    /// <summary>
    /// Runs as a turn of the runner. True when it is done already; else it reports through <see cref="IRequestRunner.Completed"/>.
    /// </summary>
    public abstract bool Invoke(IRequestRunner runner);

    /// <summary>Ends the caller's wait; false if it has ended before.</summary>
    public abstract bool Fail(Exception exception);

    public bool MayInterleave => (Flags & CallFlags.Interleave) != 0;

    public bool IsReadOnly => (Flags & CallFlags.ReadOnly) != 0;

    public Guid ReentrancyId => Context?.ReentrancyId ?? Guid.Empty;

    public void EnterContext()
    {
        if (Context is not null)
        {
            RequestContext.Current = Context;
        }
    }
}
