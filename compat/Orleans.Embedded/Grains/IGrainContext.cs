namespace Orleans.Runtime;

/// <summary>One activation, as grain code and tests see it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    object? GrainInstance { get; }

    /// <summary>The scope from which the grain's constructor parameters came.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes once the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Asks for deactivation once running requests are done; returns at once.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
