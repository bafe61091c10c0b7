using System.Text.Json.Serialization;
using System.Text.Json;

namespace Veritas.Bench.Alternative;

/// <summary>One event of one attempt.</summary>
internal sealed record EventBody(Guid AttemptId, long Seq, string Type, DateTimeOffset At, int Ms, JsonElement? Data);

[JsonSerializable(typeof(EventBody))]
internal sealed partial class EventJson : JsonSerializerContext;
