using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas.Bench.Alternative;

/// <summary>One event of one attempt.</summary>
internal sealed record EventBody(Guid AttemptId, long Seq, string Type, DateTimeOffset At, int Ms, JsonElement? Data);

[JsonSerializable(typeof(EventBody))]
internal sealed partial class EventJson : JsonSerializerContext;
