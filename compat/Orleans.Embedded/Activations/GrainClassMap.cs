using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Every grain class of the application, by type name and by interface. Found once in a process.</summary>
internal sealed class GrainClassMap
{
    private static readonly Lazy<GrainClassMap> Found = new(() => new(GrainAssemblies.GrainTypes()));

    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];

    private GrainClassMap(IEnumerable<Type> types)
    {
        foreach (var grainClass in types.Select(t => new GrainClass(t)))
        {
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"{_byType[grainClass.GrainType].Type} and {grainClass.Type} are both named {grainClass.GrainType}; tell them apart with [GrainType].");
            }

            foreach (var grainInterface in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(grainInterface, out var classes))
                {
                    _byInterface[grainInterface] = classes = [];
                }

                classes.Add(grainClass);
            }
        }
    }

    public static GrainClassMap Instance => Found.Value;

    public IEnumerable<GrainClass> Classes => _byType.Values;

    public GrainClass Get(GrainType type) =>
        _byType.GetValueOrDefault(type) ?? throw new ArgumentException($"No grain class is named {type}.", nameof(type));

    /// <summary>The class behind an interface: the only one, the one by name (IFoo, Foo or FooGrain), or the one the prefix picks.</summary>
    public GrainClass Get(Type grainInterface, string? classNamePrefix)
    {
        var classes = _byInterface.GetValueOrDefault(grainInterface) ?? [];
        if (classNamePrefix is not null)
        {
            classes = [.. classes.Where(c => c.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal))];
        }

        if (classes.Count > 1)
        {
            var name = grainInterface.Name.StartsWith('I') ? grainInterface.Name[1..] : grainInterface.Name;
            classes = [.. classes.Where(c => c.Type.Name == name || c.Type.Name == name + "Grain" || c.Type.Name + "Grain" == name)];
        }

        return classes.Count == 1
            ? classes[0]
            : throw new ArgumentException($"Not exactly one grain class implements {grainInterface}.", nameof(grainInterface));
    }
}
