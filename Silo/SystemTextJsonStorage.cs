using System.Text.Json;
using Orleans.Storage;

namespace Veritas.Silo;

/// <summary>Stores grain state as plain JSON, which is readable and independent of CLR type names.</summary>
internal sealed class SystemTextJsonStorage : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, VeritasJson.Options));

    public T Deserialize<T>(BinaryData input) =>
        JsonSerializer.Deserialize<T>(input.ToMemory().Span, VeritasJson.Options)!;
}
