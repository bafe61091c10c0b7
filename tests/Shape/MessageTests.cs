using System.Collections.Immutable;
using System.Reflection;
using Orleans;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Shape;

/// <summary>
/// What only Orleans' own serialiser would notice: every type that crosses a grain call says how, and cannot change.
/// </summary>
public sealed class MessageTests
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string),
        typeof(Guid),
        typeof(decimal),
        typeof(DateTime),
        typeof(DateTimeOffset),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(TimeSpan),
        typeof(CancellationToken),
        typeof(void),
        typeof(ReadOnlyMemory<byte>),
        typeof(Uri),
        typeof(SiloAddress),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(ImmutableArray<>),
        typeof(ImmutableDictionary<,>),
        typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedDictionary<,>),
        typeof(Nullable<>),
        typeof(KeyValuePair<,>),
        typeof(Task<>),
        typeof(ValueTask<>),
        typeof(IAsyncEnumerable<>),
    ];

    private static readonly Assembly Records = typeof(Problem).Assembly;
    private static readonly Assembly Contracts = typeof(IAttemptGrain).Assembly;

    private static readonly IReadOnlyList<Type> Interfaces =
    [
        .. Contracts
            .GetTypes()
            .Where(t =>
                t.IsInterface && (typeof(IGrain).IsAssignableFrom(t) || typeof(IGrainObserver).IsAssignableFrom(t))
            ),
    ];

    private static readonly IReadOnlyList<Type> Messages = [.. Walk()];

    [Fact]
    public void There_are_grains_and_messages() =>
        Assert.True(
            Interfaces.Count > 3 && Messages.Count > 20,
            $"{Interfaces.Count} interfaces, {Messages.Count} types"
        );

    [Fact]
    public void Grain_interfaces_and_their_methods_have_unique_aliases()
    {
        Assert.Empty(Interfaces.Where(i => Alias(i) is null).Select(i => i.Name));
        Assert.Empty(Interfaces.GroupBy(Alias).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(
            Interfaces.SelectMany(i => i.GetMethods().Where(m => Alias(m) is null).Select(m => $"{i.Name}.{m.Name}"))
        );
        Assert.Empty(
            Interfaces.SelectMany(i =>
                i.GetMethods().GroupBy(Alias).Where(g => g.Count() > 1).Select(g => $"{i.Name}.{g.Key}")
            )
        );
    }

    [Fact]
    public void Grain_methods_are_asynchronous() =>
        Assert.Empty(
            from type in Interfaces
            from method in type.GetMethods()
            let result = method.ReturnType.IsGenericType
                ? method.ReturnType.GetGenericTypeDefinition()
                : method.ReturnType
            where
                result != typeof(Task)
                && result != typeof(ValueTask)
                && result != typeof(Task<>)
                && result != typeof(ValueTask<>)
            select $"{type.Name}.{method.Name}"
        );

    [Fact]
    public void Messages_say_how_they_are_serialised()
    {
        var own = Messages.Where(t => !t.IsEnum && !t.IsInterface).ToList();

        Assert.Empty(
            own.Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is null)
                .Select(t => $"{t} lacks [GenerateSerializer]")
        );
        Assert.Empty(
            own.Where(t => t.GetCustomAttribute<ImmutableAttribute>() is null).Select(t => $"{t} lacks [Immutable]")
        );
        Assert.Empty(own.Where(t => Alias(t) is null).Select(t => $"{t} lacks [Alias]"));
        Assert.Empty(own.GroupBy(Alias).Where(g => g.Count() > 1).Select(g => $"{g.Key} is taken twice"));
    }

    [Fact]
    public void Every_member_of_a_message_has_an_id_of_its_own()
    {
        foreach (var message in Messages.Where(t => !t.IsEnum && !t.IsInterface))
        {
            var members = Members(message).ToList();
            Assert.Empty(
                members
                    .Where(m => m.GetCustomAttribute<IdAttribute>() is null)
                    .Select(m => $"{message.Name}.{m.Name} lacks [Id]")
            );
            Assert.Empty(
                members
                    .GroupBy(m => m.GetCustomAttribute<IdAttribute>()!.Id)
                    .Where(g => g.Count() > 1)
                    .Select(g => $"{message.Name}: id {g.Key} twice")
            );
        }
    }

    [Fact]
    public void Only_what_an_actor_carries_is_serialised()
    {
        var idle = Records
            .GetTypes()
            .Where(t =>
                t.IsPublic && t.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !Messages.Contains(t)
            )
            .Select(t => t.FullName)
            .Order()
            .ToList();

        Assert.True(idle.Count == 0, string.Join('\n', idle));
    }

    [Fact]
    public void Messages_cannot_change()
    {
        foreach (var message in Messages.Where(t => !t.IsEnum && !t.IsInterface))
        {
            Assert.True(message.IsSealed, $"{message} is not sealed");
            Assert.Empty(Members(message).Where(IsSettable).Select(m => $"{message.Name}.{m.Name} can be set"));
        }
    }

    [Fact]
    public void Grain_calls_carry_nothing_but_messages_and_immutable_values() =>
        Assert.Empty(Messages.Where(t => !IsOurs(t)).Select(t => $"{t} is neither immutable nor ours"));

    /// <summary>
    /// Every type a call can carry, but for plain values and immutable containers, whose contents are walked instead.
    /// </summary>
    private static HashSet<Type> Walk()
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(
            Interfaces
                .SelectMany(i => i.GetMethods())
                .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
        );
        while (open.TryPop(out var type))
        {
            if (Plain.Contains(type))
            {
                continue;
            }

            if (type.IsGenericType && !type.IsGenericTypeDefinition)
            {
                Array.ForEach(type.GetGenericArguments(), open.Push);
                type = type.GetGenericTypeDefinition();
            }

            var isReference =
                type.IsInterface
                && (typeof(IAddressable).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type));
            if (
                type.IsPrimitive
                || type.IsGenericParameter
                || isReference
                || Containers.Contains(type)
                || type == typeof(Task)
                || type == typeof(ValueTask)
                || !found.Add(type)
                || type.IsEnum
                || !IsOurs(type)
            )
            {
                continue;
            }

            foreach (var member in Members(type))
            {
                open.Push(member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);
            }
        }

        return found;
    }

    /// <summary>
    /// What is carried: the properties that hold something of their own, and fields that are not theirs.
    /// </summary>
    private static IEnumerable<MemberInfo> Members(Type type)
    {
        const BindingFlags Own =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var fields = type.GetFields(Own);
        var held = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return type.GetProperties(Own)
            .Where(p => held.Contains($"<{p.Name}>k__BackingField"))
            .Cast<MemberInfo>()
            .Concat(fields.Where(f => !f.Name.StartsWith('<')));
    }

    private static bool IsSettable(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => property.SetMethod is { } set
                && !set
                    .ReturnParameter.GetRequiredCustomModifiers()
                    .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)),
            FieldInfo field => !field.IsInitOnly,
            _ => true,
        };

    private static bool IsOurs(Type type) => type.Assembly == Contracts || type.Assembly == Records;

    private static string? Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias;
}
