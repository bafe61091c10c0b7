using System.Collections.Immutable;

namespace Veritas.WebHost.Http;

/// <summary>A list.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
/// <param name="Items">In order.</param>
public sealed record Listing<T>(ImmutableArray<T> Items);
