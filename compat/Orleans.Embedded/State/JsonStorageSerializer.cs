using System.Text.Json;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>What a provider uses when no GrainStorageSerializer is set.</summary>
internal sealed class JsonStorageSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    public BinaryData Serialize<T>(T input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, Options)!;
}
