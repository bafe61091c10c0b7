using System.Collections.Immutable;

namespace Orleans.Embedded;

/// <summary>What a request carries besides its arguments. Immutable, so that a call captures it by reference.</summary>
internal sealed record CallContext(ImmutableDictionary<string, object> Values, Guid ReentrancyId)
{
    public static readonly CallContext Empty = new(ImmutableDictionary<string, object>.Empty, Guid.Empty);

    public CallContext With(Guid reentrancyId) => this with { ReentrancyId = reentrancyId };

    public CallContext With(string key, object value) => this with { Values = Values.SetItem(key, value) };

    public CallContext Without(string key) => this with { Values = Values.Remove(key) };
}
