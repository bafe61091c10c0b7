using System.Collections.Immutable;

namespace Veritas;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">In order.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);
