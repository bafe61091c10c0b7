using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Veritas.Monitoring;

namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Reads a client's frame in one pass over its bytes. Events keep their data as slices of those bytes, so the caller
/// must not reuse them. Unknown properties are ignored, so that an older server accepts a newer client.
/// </summary>
internal static class FrameReader
{
    private const int LongestMs = 86_400_000;

    /// <summary>Collects a frame's events until their number is known; reused by each thread.</summary>
    [ThreadStatic]
    private static List<ClientEvent>? _gathered;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = EventDataRules.MaxDepth + 3 };

    /// <summary>
    /// Reads a frame. A frame with <c>seq</c> but without <c>t</c> contains events (the HTTP fallback).
    /// </summary>
    public static MonitorFrame Read(ReadOnlyMemory<byte> frame, MonitorOptions limits)
    {
        if (!Utf8.IsValid(frame.Span))
        {
            return Malformed("the frame is not UTF-8");
        }

        try
        {
            return new Pass(frame, limits).Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader's message would quote parts of the frame.
            return Malformed("the frame is not a valid JSON object of the protocol");
        }
    }

    private static MonitorFrame Malformed(string detail) =>
        MonitorFrame.Refused(new FrameError("malformed", detail, 0, CloseCodes.Malformed));

    private ref struct Pass(ReadOnlyMemory<byte> frame, MonitorOptions limits)
    {
        private Utf8JsonReader _json = new(frame.Span, Strict);
        private string? _t;
        private long _seq;
        private string? _at;
        private Guid _id;
        private Guid _attempt;
        private bool _single;
        private ClientEvent _one;
        private List<ClientEvent>? _events;
        private FrameError? _error;

        public MonitorFrame Read()
        {
            _one = new ClientEvent("", default, 0, default);
            Expect(JsonTokenType.StartObject);
            while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
            {
                Property();
            }

            if (_json.Read())
            {
                throw new JsonException();
            }

            return _t switch
            {
                "events" or null when _t is not null || _seq != 0 => Events(),
                "ping" => new MonitorFrame(FrameKind.Ping, 0, [], _at, default, null),
                "done" => new MonitorFrame(FrameKind.Done, 0, [], null, _id, null),
                _ => MonitorFrame.Refused(
                    new FrameError("frame_unknown", "t must be events, ping or done", 0, CloseCodes.Malformed)
                ),
            };
        }

        private void Property()
        {
            if (_json.ValueTextEquals("t"u8))
            {
                _t = Text();
            }
            else if (_json.ValueTextEquals("seq"u8))
            {
                _json.Read();
                _seq =
                    _json.TokenType == JsonTokenType.Number
                    && _json.TryGetInt64(out var seq)
                    && seq is > 0 and < (1L << 53)
                        ? seq
                        : -1;
            }
            else if (_json.ValueTextEquals("events"u8))
            {
                ReadEvents();
            }
            else if (_json.ValueTextEquals("id"u8))
            {
                _id = Guid.TryParse(Text(), out var id) ? id : default;
            }
            else if (_json.ValueTextEquals("attempt_id"u8))
            {
                _attempt = Guid.TryParse(Text(), out var id) ? id : default;
            }
            else if (_json.ValueTextEquals("at"u8) && _t is "ping")
            {
                _at = Time();
            }
            else
            {
                // Properties can come in any order: t may follow and make this a ping.
                if (_t is null && _json.ValueTextEquals("at"u8))
                {
                    var here = _json;
                    _at = Time();
                    _json = here;
                }

                _single |= _json.ValueTextEquals("type"u8);
                EventProperty(ref _one);
            }
        }

        private MonitorFrame Events()
        {
            if (_single && _events is null)
            {
                (_events = Gathered()).Add(_one);
                Check(_one, 0);
            }

            if (_error is not null)
            {
                return MonitorFrame.Refused(
                    _error.Seq < 0 ? _error with { Seq = 0 } : _error with { Seq = _error.Seq + Math.Max(_seq, 0) }
                );
            }

            return _seq <= 0 ? Refuse("seq_invalid", "seq must be a number from 1")
                : _events is not { Count: > 0 } ? Refuse("events_missing", "events must be a non-empty array")
                : new MonitorFrame(FrameKind.Events, _seq, [.. _events], null, default, null, _attempt);
        }

        private static List<ClientEvent> Gathered()
        {
            var events = _gathered ??= [];
            events.Clear();
            return events;
        }

        private static MonitorFrame Refuse(string code, string detail) =>
            MonitorFrame.Refused(new FrameError(code, detail, 0, CloseCodes.Malformed));

        private void ReadEvents()
        {
            Expect(JsonTokenType.StartArray);
            _events = Gathered();
            while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            {
                if (_json.TokenType != JsonTokenType.StartObject)
                {
                    throw new JsonException();
                }

                if (_events.Count == limits.MaxEventsPerFrame)
                {
                    _error = new FrameError(
                        "too_many_events",
                        $"a frame can have at most {limits.MaxEventsPerFrame} events",
                        -1,
                        CloseCodes.TooLarge
                    );
                    _json.Skip();
                    continue;
                }

                var e = new ClientEvent("", default, 0, default);
                while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
                {
                    EventProperty(ref e);
                }

                Check(e, _events.Count);
                _events.Add(e);
            }
        }

        private void EventProperty(ref ClientEvent e)
        {
            if (_json.ValueTextEquals("type"u8))
            {
                _json.Read();
                e = e with
                {
                    Type =
                        _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped
                            ? EventCatalog.Find(_json.ValueSpan) is { FromClient: true } t
                                ? t.Name
                                : ""
                            : "",
                };
            }
            else if (_json.ValueTextEquals("at"u8))
            {
                _json.Read();
                e = e with { At = EventDataRules.Time(ref _json) };
            }
            else if (_json.ValueTextEquals("ms"u8))
            {
                _json.Read();
                e = e with
                {
                    Ms =
                        _json.TokenType == JsonTokenType.Number
                        && _json.TryGetInt32(out var ms)
                        && ms is >= 0 and <= LongestMs
                            ? ms
                            : -1,
                };
            }
            else if (_json.ValueTextEquals("data"u8))
            {
                e = e with { Data = Data() };
            }
            else
            {
                _json.Read();
                _json.Skip();
            }
        }

        private ReadOnlyMemory<byte> Data()
        {
            _json.Read();
            if (_json.TokenType == JsonTokenType.Null)
            {
                return default;
            }

            var start = (int)_json.TokenStartIndex;
            var storable = EventDataRules.Storable(ref _json);
            var data = frame[start..(int)_json.BytesConsumed];
            if (!storable || data.Length > limits.MaxDataBytes)
            {
                var at = _events?.Count ?? 0;
                _error ??= storable
                    ? new FrameError("data_too_large", $"data can have at most {limits.MaxDataBytes} bytes", at)
                    : new FrameError(
                        "data_invalid",
                        "data must be an object at most 16 deep, without NUL, lone surrogates and out-of-range numbers",
                        at
                    );
            }

            return data.Length <= 2 ? default : data;
        }

        private void Check(in ClientEvent e, int index)
        {
            (string Code, string Detail)? wrong =
                e.Type.Length == 0 ? ("type_unknown", "the event's type is missing or not one that clients can send")
                : e.At == default ? ("at_invalid", "the event's at is missing or not an ISO 8601 time with a zone")
                : e.Ms < 0 ? ("ms_invalid", "the event's ms is not a number of milliseconds from 0 to one day")
                : null;
            if (wrong is var (code, detail))
            {
                _error ??= new FrameError(code, detail, index);
            }
        }

        private string? Time() => Text() is { Length: <= 40 } at ? at : null;

        private string? Text()
        {
            _json.Read();
            if (_json.TokenType != JsonTokenType.String)
            {
                _json.Skip();
                return null;
            }

            return _json.GetString();
        }

        private void Expect(JsonTokenType token)
        {
            if (!_json.Read() || _json.TokenType != token)
            {
                throw new JsonException();
            }
        }
    }
}
