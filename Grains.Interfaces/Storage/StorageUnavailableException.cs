using Orleans;

namespace Veritas.Storage;

/// <summary>
/// A grain could not read or write its state because the database is unavailable. It is unknown whether a write took
/// effect; the caller can retry. Calls that return a <see cref="Result{T}"/> return a <see cref="Problem"/> instead,
/// except when the grain could not activate.
/// </summary>
/// <param name="reason">The type of the database error; without its message, which can quote values.</param>
[GenerateSerializer, Alias("Veritas.StorageUnavailableException")]
public sealed class StorageUnavailableException(string reason) : Exception($"The database is unavailable ({reason}).");
