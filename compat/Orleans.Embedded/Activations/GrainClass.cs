using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Core;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What the runtime knows of one grain class.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _make;
    private readonly Func<Activation, IStorage>[] _states;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.Name ?? ConventionalName(type));
        Interfaces = [.. type.GetInterfaces().Where(i => typeof(IAddressable).IsAssignableFrom(i))];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>() is { } worker
            ? worker.MaxLocalWorkers > 0 ? worker.MaxLocalWorkers : Environment.ProcessorCount
            : null;
        OwnCollectionAge = type.IsDefined(typeof(KeepAliveAttribute), inherit: true)
            ? TimeSpan.MaxValue
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.Amount;
        HasActivationHook = Overrides(nameof(Grain.OnActivateAsync), typeof(CancellationToken));
        HasDeactivationHook = Overrides(nameof(Grain.OnDeactivateAsync), typeof(DeactivationReason), typeof(CancellationToken));
        var states = StateParameter.Of(type);
        _states = [.. states.Select(s => s.Make)];
        _make = ActivatorUtilities.CreateFactory(type, [.. states.Select(s => s.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    /// <summary>For stateless workers the most activations under one key, else null.</summary>
    public int? MaxWorkers { get; }

    /// <summary>The class's own idle time limit, or null for the silo's.</summary>
    public TimeSpan? OwnCollectionAge { get; }

    public bool HasActivationHook { get; }

    public bool HasDeactivationHook { get; }

    /// <summary>Runs the constructor, inside the activation's first turn.</summary>
    public object Create(Activation activation, out IStorage[] states)
    {
        states = _states.Length == 0 ? [] : Array.ConvertAll(_states, make => make(activation));
        return _make(activation.ActivationServices, states);
    }

    private static string ConventionalName(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > "grain".Length ? name[..^"grain".Length] : name;
    }

    private bool Overrides(string hook, params Type[] parameters) =>
        !typeof(Grain).IsAssignableFrom(Type) || Type.GetMethod(hook, parameters)?.DeclaringType != typeof(Grain);
}
