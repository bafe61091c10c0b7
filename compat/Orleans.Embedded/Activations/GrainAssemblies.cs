using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// Finds grain classes in every assembly of the application that refers to this one: those already loaded, and those that lie
/// beside the program even if its own code names none of their types.
/// </summary>
internal static class GrainAssemblies
{
    private static readonly AssemblyName Own = typeof(IGrain).Assembly.GetName();

    public static IEnumerable<Type> GrainTypes() =>
        Loaded().Concat(Beside()).DistinctBy(a => a.FullName).SelectMany(Types).Where(IsGrainClass);

    private static IEnumerable<Assembly> Loaded() =>
        AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.GetReferencedAssemblies().Any(r => r.Name == Own.Name));

    private static IEnumerable<Assembly> Beside() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(RefersToOwn).Select(file => Assembly.Load(AssemblyName.GetAssemblyName(file)));

    private static bool RefersToOwn(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            var metadata = image.HasMetadata ? image.GetMetadataReader() : null;
            return metadata is not null && metadata.AssemblyReferences.Any(
                r => metadata.StringComparer.Equals(metadata.GetAssemblyReference(r).Name, Own.Name!));
        }
        catch (BadImageFormatException)
        {
            // Named like an assembly, and none.
            return false;
        }
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrainBase).IsAssignableFrom(type);
}
