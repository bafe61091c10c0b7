using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A [PersistentState] parameter of a grain's constructor.</summary>
internal sealed record StateParameter(Type ParameterType, Func<Activation, IStorage> Make)
{
    public static StateParameter[] Of(Type grainType)
    {
        var constructors = grainType.GetConstructors();
        var chosen = constructors.FirstOrDefault(c => c.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(c => c.GetParameters().Length);
        return [.. (chosen?.GetParameters() ?? []).Where(p => p.IsDefined(typeof(PersistentStateAttribute))).Select(From)];
    }

    private static StateParameter From(ParameterInfo parameter)
    {
        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException($"{parameter.Member.DeclaringType}: [PersistentState] belongs on an IPersistentState<T>.");
        }

        var attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var make = typeof(StateParameter).GetMethod(nameof(Create), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(parameter.ParameterType.GetGenericArguments())
            .CreateDelegate<Func<Activation, PersistentStateAttribute, IStorage>>();
        return new(parameter.ParameterType, activation => make(activation, attribute));
    }

    private static IStorage Create<T>(Activation activation, PersistentStateAttribute attribute)
    {
        var name = attribute.StorageName ?? GrainStorageRegistration.DefaultName;
        var storage = activation.Silo.Services.GetKeyedService<IGrainStorage>(name)
            ?? throw new OrleansConfigurationException($"No grain storage is registered as \"{name}\".");
        return new PersistentState<T>(attribute.StateName, activation.GrainId, storage);
    }
}
