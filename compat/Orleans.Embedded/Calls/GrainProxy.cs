using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// A reference: names a grain or observer and remembers where its calls went last. Generated subclasses implement the interface.
/// </summary>
[SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it at run time.")]
internal class GrainProxy : DispatchProxy, IAddressable, IEquatable<GrainProxy>
{
    private SiloLink _link = null!;
    private ICallTarget? _target;

    public GrainId GrainId { get; private set; }

    public GrainProxy For(SiloLink link, GrainId id)
    {
        var reference = (GrainProxy)MemberwiseClone();
        reference._link = link;
        reference.GrainId = id;
        return reference;
    }

    public TInterface Cast<TInterface>() =>
        this is TInterface same ? same : _link.Factory.Reference<TInterface>(GrainId);

    public Task<T> Send<T>(GrainMethod method, Func<object, object?[], Task<T>> invoker, object?[] arguments)
    {
        if (_link.Silo is not { } silo || !silo.TakesCalls)
        {
            return Task.FromException<T>(new SiloUnavailableException());
        }

        var started = silo.Clock.GetTimestamp();
        var call = new GrainCall<T>(silo, method, invoker, arguments)
        {
            Flags = method.Flags,
            Context = RequestContext.Current,
            Reference = this,
            Started = started,
            Deadline = started + (method.Timeout is { } own ? silo.ToTimestamps(own) : silo.ResponseTimeout),
        };
        if (method.TokenAt >= 0)
        {
            LinkToken(call, arguments, method.TokenAt);
        }

        Deliver(call);
        return (method.Flags & CallFlags.OneWay) == 0 ? call.Answer : NoAnswer<T>.Task;
    }

    public void Deliver(Request request)
    {
        var target = _target;
        while (target is null || !target.TryEnqueue(request))
        {
            if (_link.Silo?.Find(GrainId) is not { } found)
            {
                request.Fail(new SiloUnavailableException());
                return;
            }

            _target = target = found;
        }
    }

    public bool Equals(GrainProxy? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => obj is GrainProxy other && Equals(other);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Send(this, args!);

    private static void LinkToken<T>(GrainCall<T> call, object?[] arguments, int at)
    {
        var cancellation = new CallCancellation((CancellationToken)arguments[at]!);
        call.Cancellation = cancellation;
        arguments[at] = cancellation.Token;
        cancellation.Link(call);
    }

    private static class NoAnswer<T>
    {
        public static readonly Task<T> Task = System.Threading.Tasks.Task.FromResult(default(T)!);
    }
}
