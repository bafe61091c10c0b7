using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that does not derive from <see cref="Grain"/> takes an <see cref="IGrainContext"/> in its constructor.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Runs before any request is delivered; a throw fails every queued request.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last request, not when the process is killed.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
