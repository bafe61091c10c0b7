using System.Buffers;
using System.Text.Json;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>Server frames, serialized to UTF-8.</summary>
internal static class ServerFrames
{
    /// <summary>Upper bound of an acknowledgement.</summary>
    public const int AckBytes = 96;

    /// <summary>Writes an acknowledgement and returns its length in bytes.</summary>
    public static int Ack(Progress progress, Span<byte> text)
    {
        System.Text.Unicode.Utf8.TryWrite(
            text,
            $"{{\"t\":\"ack\",\"accepted\":{progress.Accepted},\"durable\":{progress.Durable}}}",
            out var length
        );
        return length;
    }

    public static byte[] Welcome(Welcome welcome, MonitorOptions limits, DateTimeOffset now) =>
        Write(json =>
        {
            json.WriteString("t"u8, "welcome"u8);
            json.WriteString("attempt_id"u8, welcome.AttemptId);
            json.WriteNumber("accepted"u8, welcome.Progress.Accepted);
            json.WriteNumber("durable"u8, welcome.Progress.Durable);
            json.WriteNumber("heartbeat_s"u8, limits.HeartbeatSeconds);
            json.WriteString("server_time"u8, now.UtcDateTime);
            json.WriteStartObject("limits"u8);
            json.WriteNumber("max_frame_bytes"u8, limits.MaxFrameBytes);
            json.WriteNumber("max_events_per_frame"u8, limits.MaxEventsPerFrame);
            json.WriteNumber("max_data_bytes"u8, limits.MaxDataBytes);
            json.WriteNumber("max_data_depth"u8, EventDataRules.MaxDepth);
            json.WriteNumber("frames_per_second"u8, limits.FramesPerSecond);
            json.WriteEndObject();
            json.WriteStartArray("collect"u8);
            foreach (var type in welcome.Collect)
            {
                json.WriteStringValue(type);
            }

            json.WriteEndArray();
            json.WriteStartObject("grace_s"u8);
            foreach (var (type, seconds) in welcome.GraceS)
            {
                json.WriteNumber(type, seconds);
            }

            json.WriteEndObject();
        });

    public static byte[] Pong(string? at, DateTimeOffset now) =>
        Write(json =>
        {
            json.WriteString("t"u8, "pong"u8);
            json.WriteString("at"u8, at);
            json.WriteString("server_time"u8, now.UtcDateTime);
        });

    public static byte[] Instruction(Instruction instruction) =>
        Write(json =>
        {
            json.WriteString("t"u8, "instruction"u8);
            json.WriteString("id"u8, instruction.Id);
            json.WriteString("kind"u8, WireName<InstructionKind>.Of(instruction.Kind));
            json.WriteString("text"u8, instruction.Text);
            if (instruction.Until is { } until)
            {
                json.WriteString("until"u8, until.UtcDateTime);
            }
        });

    public static byte[] Error(FrameError error) =>
        Write(json =>
        {
            json.WriteString("t"u8, "error"u8);
            json.WriteString("code"u8, error.Code);
            json.WriteString("detail"u8, error.Detail);
            if (error.Seq > 0)
            {
                json.WriteNumber("seq"u8, error.Seq);
            }
        });

    private static byte[] Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        body(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
