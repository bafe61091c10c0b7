using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of grains. Only the runtime creates them.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation _activation;

    protected Grain() => _activation = Activation.Current
        ?? throw new InvalidOperationException("A grain is created by the runtime, through a call to its reference.");

    public IGrainContext GrainContext => _activation;

    public string IdentityString => _activation.GrainId.ToString();

    public string RuntimeIdentity => _activation.Silo.Name;

    protected IGrainFactory GrainFactory => _activation.Silo.Link.Factory;

    protected internal IServiceProvider ServiceProvider => _activation.ActivationServices;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The activation ends once its running requests are done; queued ones go to the next activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Not before this time will idle collection take the activation; a negative span lifts an earlier delay.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => _activation.DelayCollection(timeSpan);
}
