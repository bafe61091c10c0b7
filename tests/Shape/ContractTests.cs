using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using Orleans;
using Veritas.Attempts;

namespace Veritas.Tests.Shape;

/// <summary>
/// Grain calls, messages and hub methods are checked in: a silo of yesterday must understand one of today, and the diff
/// shows when it would not.
/// </summary>
public sealed class ContractTests
{
    /// <summary>Set it to write the file instead of comparing.</summary>
    private const string Update = "VERITAS_UPDATE_CONTRACTS";
    private const string File = "docs/contracts.txt";

    [Fact]
    public void The_contracts_are_the_ones_in_docs()
    {
        var now = Describe();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(Repository.Root, File), now);
        }

        Assert.True(
            now == Repository.Read(File),
            $"The contracts differ from {File}. When that is meant, run the test with {Update}=1 and read the diff."
        );
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        var types = new[] { typeof(Problem).Assembly, typeof(IAttemptGrain).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsPublic)
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .ToList();
        foreach (var type in types.Where(IsCalledByMessages))
        {
            text.AppendLine(Line("grain", type));
            foreach (var method in type.GetMethods().OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                text.AppendLine($"  {AliasOf(method)} {Signature(method)}");
            }
        }

        foreach (var type in types.Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null))
        {
            text.AppendLine(Line("message", type));
            foreach (
                var (id, property) in type.GetProperties()
                    .Select(p => (p.GetCustomAttribute<IdAttribute>()?.Id, p))
                    .Where(p => p.Id is not null)
                    .OrderBy(p => p.Id)
            )
            {
                text.AppendLine($"  {id} {property.Name}: {Name(property.PropertyType)}");
            }
        }

        foreach (var type in types.Where(t => t.IsEnum))
        {
            text.AppendLine(
                $"enum {type.FullName}: {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(v => $"{v}={Convert.ToInt32(v, null)}"))}"
            );
        }

        foreach (
            var hub in typeof(WebHost.VeritasWeb)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(Hub)))
                .OrderBy(t => t.Name, StringComparer.Ordinal)
        )
        {
            text.AppendLine($"hub {hub.Name}");
            foreach (
                var method in hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(m => m.GetBaseDefinition() == m)
                    .OrderBy(m => m.Name, StringComparer.Ordinal)
            )
            {
                text.AppendLine($"  {Signature(method)}");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static bool IsCalledByMessages(Type type) =>
        type.IsInterface
        && (typeof(IAddressable).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type));

    private static string Line(string kind, MemberInfo type) => $"{kind} {AliasOf(type)}";

    private static string AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>()?.Alias ?? member.Name;

    private static string Signature(MethodInfo method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"))}) -> {Name(method.ReturnType)}";

    private static string Name(Type type) =>
        type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
