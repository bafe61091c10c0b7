using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Veritas.WebHost.Http;

/// <summary>Section <c>Veritas:Proxies</c>: proxies whose forwarded headers are trusted.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>
    /// Addresses and networks (<c>10.0.0.0/8</c>) of the reverse proxies in front of Veritas, separated by commas.
    /// Default empty: forwarded headers are ignored.
    /// </summary>
    public string Known { get; set; } = "";

    /// <summary>
    /// Number of proxies in a chain, 1 to 10, default 1; further entries of <c>X-Forwarded-For</c> are ignored.
    /// </summary>
    [Range(1, 10)]
    public int Hops { get; set; } = 1;

    private ImmutableArray<IPNetwork>? _networks;

    /// <summary>The networks in <see cref="Known"/>; a single address is a network of one.</summary>
    internal ImmutableArray<IPNetwork> Networks => _networks ??= [.. Names.Select(name => Read(name)!.Value)];

    /// <summary>Whether the address is that of a known proxy.</summary>
    internal bool IsKnown(IPAddress? address) =>
        address is not null
        && Networks.Any(n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Names
            .Where(name => Read(name) is null)
            .Select(name => new ValidationResult(
                $"Veritas:Proxies:Known has '{name}', which is neither an address nor a network such as 10.0.0.0/8.",
                [nameof(Known)]
            ));

    private string[] Names => Known.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? Read(string name) =>
        IPNetwork.TryParse(name, out var network) ? network
        : IPAddress.TryParse(name, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
