using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Values that travel with every call made from here on, into grains and their calls. Nothing else flows into grains.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<CallContext?> Local = new();

    internal static CallContext? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    public static IEnumerable<string> Keys => Current?.Values.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current?.Values ?? [];

    /// <summary>Names the call chain for which reentrancy is allowed; empty for none.</summary>
    public static Guid ReentrancyId
    {
        get => Current?.ReentrancyId ?? Guid.Empty;
        set => Current = (Current ?? CallContext.Empty).With(value);
    }

    public static object? Get(string key) => Current?.Values.GetValueOrDefault(key);

    public static void Set(string key, object value) => Current = (Current ?? CallContext.Empty).With(key, value);

    public static bool Remove(string key)
    {
        if (Current is not { } context || !context.Values.ContainsKey(key))
        {
            return false;
        }

        Current = context.Without(key);
        return true;
    }

    public static void Clear() => Current = null;

    /// <summary>Until disposed, calls that come back to this activation along this call chain are admitted instead of queueing.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Until disposed, calls that come back queue like any others.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>An open section; dispose it where it was opened.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _current;
        private readonly Activation? _activation;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _current = newReentrancyId;
            _activation = newReentrancyId == Guid.Empty ? null : Activation.Current;
            ReentrancyId = newReentrancyId;
            _activation?.EnterChain(newReentrancyId);
        }

        public void Dispose()
        {
            _activation?.LeaveChain(_current);
            ReentrancyId = _original;
        }
    }
}
