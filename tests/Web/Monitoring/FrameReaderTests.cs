using System.Text;
using Veritas.WebHost.Monitoring;

namespace Veritas.Tests.Web.Monitoring;

public sealed class FrameReaderTests
{
    private const string At = "2026-11-21T10:00:00.123Z";
    private static readonly MonitorOptions Limits = new();

    [Fact]
    public void Events_are_read_in_order_with_their_data()
    {
        var frame = Read(
            $$$"""{"seq":7,"t":"events","events":[{"type":"tab.hidden","at":"{{{At}}}","ms":2300,"data":{"part":0}},{"type":"clipboard.copy","at":"2026-11-21T12:00:01+02:00"}]}"""
        );

        Assert.Equal(FrameKind.Events, frame.Kind);
        Assert.Equal(7, frame.Seq);
        Assert.Equal(["tab.hidden", "clipboard.copy"], frame.Events.Select(e => e.Type));
        Assert.Equal(2300, frame.Events[0].Ms);
        Assert.Equal("""{"part":0}""", Encoding.UTF8.GetString(frame.Events[0].Data.Span));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 1, TimeSpan.Zero), frame.Events[1].At);
        Assert.True(frame.Events[1].Data.IsEmpty);
    }

    [Fact]
    public void Times_are_truncated_to_microseconds()
    {
        var frame = Read(
            """{"t":"events","seq":1,"events":[{"type":"tab.hidden","at":"2026-11-21T10:00:00.1234567Z","ms":1}]}"""
        );

        Assert.Equal(0, frame.Events[0].At.Ticks % TimeSpan.TicksPerMicrosecond);
    }

    [Fact]
    public void A_single_event_without_an_array_is_accepted()
    {
        var frame = Read($$"""{"seq":3,"type":"student.raise_hand","at":"{{At}}"}""");

        Assert.Equal(FrameKind.Events, frame.Kind);
        Assert.Equal("student.raise_hand", Assert.Single(frame.Events).Type);
    }

    [Fact]
    public void Ping_and_done_are_parsed_and_unknown_properties_ignored()
    {
        Assert.Equal(
            (FrameKind.Ping, "x"),
            Read("""{"t":"ping","at":"x","new":[{}]}""") is var p ? (p.Kind, p.At) : default
        );
        Assert.Equal((FrameKind.Ping, "x"), Read("""{"at":"x","t":"ping"}""") is var q ? (q.Kind, q.At) : default);
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        Assert.Equal(id, Read($$"""{"t":"done","id":"{{id}}"}""").Id);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"t\":\"events\",\"seq\":1,\"events\":[")]
    [InlineData("{\"t\":\"events\",\"seq\":1,\"events\":[1]}")]
    [InlineData("{\"t\":\"ping\"} trailing")]
    [InlineData("{\"t\":\"ping\",\"at\":\"\0\"}")]
    public void Invalid_JSON_is_malformed(string text)
    {
        var error = Read(text).Error!;

        Assert.Equal(("malformed", CloseCodes.Malformed), (error.Code, error.CloseCode));
    }

    [Theory]
    [InlineData("{\"t\":\"shout\"}", "frame_unknown")]
    [InlineData("{}", "frame_unknown")]
    [InlineData(
        "{\"t\":\"events\",\"seq\":0,\"events\":[{\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\"}]}",
        "seq_invalid"
    )]
    [InlineData(
        "{\"t\":\"events\",\"seq\":1.5,\"events\":[{\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\"}]}",
        "seq_invalid"
    )]
    [InlineData("{\"t\":\"events\",\"seq\":1,\"events\":[]}", "events_missing")]
    public void A_frame_without_a_known_type_is_malformed(string text, string code)
    {
        var error = Read(text).Error!;

        Assert.Equal((code, CloseCodes.Malformed), (error.Code, error.CloseCode));
    }

    [Theory]
    [InlineData("\"type\":\"no.such\",\"at\":\"2026-11-21T10:00:00Z\"", "type_unknown")]
    [InlineData("\"type\":\"proctor.flag\",\"at\":\"2026-11-21T10:00:00Z\"", "type_unknown")]
    [InlineData("\"type\":\"tab.hidden\"", "at_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"yesterday\"", "at_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00\"", "at_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\",\"ms\":-1", "ms_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\",\"data\":[]", "data_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\",\"data\":{\"x\":\"\\u0000\"}", "data_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\",\"data\":{\"\\ud800\":1}", "data_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\",\"data\":{\"x\":1e400}", "data_invalid")]
    [InlineData("\"type\":\"tab.hidden\",\"at\":\"2026-11-21T10:00:00Z\",\"data\":{\"x\":0e999999}", "data_invalid")]
    public void A_bad_event_refuses_the_frame_by_its_number_and_leaves_the_socket_open(string fields, string code)
    {
        var error = Read(
            $$"""{"t":"events","seq":41,"events":[{"type":"tab.hidden","at":"{{At}}","ms":1},{{{fields}}}]}"""
        ).Error!;

        Assert.Equal((code, 42, 0), (error.Code, error.Seq, error.CloseCode));
    }

    [Fact]
    public void Ten_thousand_events_in_a_frame_are_too_many()
    {
        var one = $$"""{"type":"tab.hidden","at":"{{At}}"}""";
        var error = Read(
            $$"""{"t":"events","seq":1,"events":[{{string.Join(',', Enumerable.Repeat(one, 10_000))}}]}"""
        ).Error!;

        Assert.Equal(("too_many_events", CloseCodes.TooLarge), (error.Code, error.CloseCode));
    }

    [Fact]
    public void Deeply_nested_data_is_refused_without_recursion()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000);

        Assert.Equal(
            "malformed",
            Read(
                $$"""{"t":"events","seq":1,"events":[{"type":"tab.hidden","at":"{{At}}","data":{{deep}}}]}"""
            ).Error!.Code
        );
    }

    [Fact]
    public void Invalid_UTF8_is_malformed()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("{\"t\":\"ping\",\"at\":\""),
            0xC3,
            0x28,
            .. Encoding.UTF8.GetBytes("\"}"),
        ];

        Assert.Equal("malformed", FrameReader.Read(bytes, Limits).Error!.Code);
    }

    private static MonitorFrame Read(string text) => FrameReader.Read(Encoding.UTF8.GetBytes(text), Limits);
}
