using System.Reflection;

namespace Veritas.Silo;

/// <summary>This build of Veritas.</summary>
public static class VeritasBuild
{
    /// <summary>The version, such as <c>0.5.0</c>, without its commit.</summary>
    public static string Version { get; } =
        typeof(VeritasBuild)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
