using System.Text.Json;
using Orleans.Storage;

namespace Veritas.Silo;

/// <summary>Grain state as plain JSON: readable in the table, and not bound to CLR type names.</summary>
internal sealed class SystemTextJsonStorage : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, VeritasJson.Options));

    public T Deserialize<T>(BinaryData input) =>
        JsonSerializer.Deserialize<T>(input.ToMemory().Span, VeritasJson.Options)!;
}
