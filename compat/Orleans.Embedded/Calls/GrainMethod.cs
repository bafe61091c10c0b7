using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Embedded;

/// <summary>What the runtime knows of one interface method, found once.</summary>
internal sealed class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private readonly Sender _send;

    private GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Flags = (method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? CallFlags.Interleave : 0)
            | (method.IsDefined(typeof(ReadOnlyAttribute)) ? CallFlags.ReadOnly : 0)
            | (method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void) ? CallFlags.OneWay : 0);
        Timeout = (method.GetCustomAttribute<ResponseTimeoutAttribute>()
            ?? method.DeclaringType.GetCustomAttribute<ResponseTimeoutAttribute>())?.Timeout;
        TokenAt = Array.FindIndex(method.GetParameters(), p => p.ParameterType == typeof(CancellationToken));
        _send = SenderBuilder.Build(this, method);
    }

    /// <summary>Makes the request and hands back what the caller awaits.</summary>
    public delegate object? Sender(GrainProxy reference, object?[] arguments);

    public string Name { get; }

    public CallFlags Flags { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>Position of the CancellationToken parameter, or -1.</summary>
    public int TokenAt { get; }

    public static GrainMethod Of(MethodInfo method) =>
        Known.TryGetValue(method, out var known) ? known : Known.GetOrAdd(method, static m => new(m));

    public object? Send(GrainProxy reference, object?[] arguments) => _send(reference, arguments);
}
