using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Veritas.Tests.Hostile.Wire;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>The bytes of one hostile input for a monitoring socket.</summary>
/// <param name="Bytes">WebSocket frames, valid or not.</param>
/// <param name="OnTheWire">Whether the WebSocket protocol is violated, so that the server may just end the connection.</param>
/// <param name="NotText">Whether a text frame is not UTF-8, so that the close frame can be lost.</param>
public sealed record FrameInput(byte[] Bytes, bool OnTheWire, bool NotText)
{
    public override string ToString() => RequestInput.Shown(Bytes, 2_000) + (OnTheWire ? " [broken WebSocket]" : "");
}

/// <summary>Hostile frames for a socket whose attempt has accepted the events before <c>next</c>.</summary>
public sealed class FrameInputs(Aim aim)
{
    // Percentage of frames that remain valid JSON. Others close the socket before they reach the attempt.
    private const int Sound = 70;

    private static readonly string[] Types =
    [
        "tab.hidden",
        "window.blur",
        "clipboard.copy",
        "clipboard.paste_external",
        "clipboard.paste_internal",
        "contextmenu.opened",
        "input.burst",
        "fullscreen.exited",
        "user.idle",
        "session.started",
        "net.offline",
        "tab.unknown",
        "heartbeat.missed",
        "proctor.flag",
    ];

    private static readonly string[] Data =
    [
        "{}",
        "null",
        "{\"len\":40,\"hash\":\"0123456789abcdef\",\"q\":\"00000000-0000-7000-8000-000000000001\"}",
        "{\"part\":0,\"open\":true}",
        "{\"part\":1,\"open\":false}",
        "{\"chars\":40,\"keys\":0,\"ms\":10}",
        "{\"a\":{\"b\":{\"c\":[1,2,{\"d\":null}]}}}",
        "{\"unsupported\":[]}",
    ];

    public FrameInput Make(Dice dice, long next)
    {
        var text = Valid(dice, next);
        var payload = Mutations.Of(text, dice, sound: dice.Percent(Sound));
        var notText = !Utf8.IsValid(payload);
        return dice.Next(100) switch
        {
            < 2 => new FrameInput(RawSocket.Frame(RawSocket.Binary, payload), false, false),
            < 10 => new FrameInput(Fragments(payload, dice), false, notText),
            < 11 => new FrameInput(
                RawSocket.Frame(RawSocket.Text, new byte[70_000 + dice.Next(900_000)]),
                false,
                false
            ),
            < 13 => new FrameInput(Mutations.InBytes(RawSocket.Frame(RawSocket.Text, payload), dice), true, false),
            < 14 => new FrameInput(Broken(payload, dice), true, false),
            _ => new FrameInput(RawSocket.Frame(RawSocket.Text, payload), false, notText),
        };
    }

    private string Valid(Dice dice, long next) =>
        dice.Next(20) switch
        {
            0 => $"{{\"t\":\"ping\",\"at\":\"{aim.Now:O}\"}}",
            1 => $"{{\"t\":\"done\",\"id\":\"{dice.Id()}\"}}",
            2 => $"{{\"t\":{dice.Of(Nasty.Values)},\"seq\":{next}}}",
            3 =>
                $"{{\"t\":\"events\",\"seq\":{next},\"events\":[{string.Join(',', Enumerable.Repeat(Event(dice), dice.Of([2, 20, 500, 501, 700])))}]}}",
            _ =>
                $"{{\"t\":\"events\",\"seq\":{Seq(dice, next)},\"events\":[{string.Join(',', Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => Event(dice)))}]}}",
        };

    private static string Seq(Dice dice, long next) =>
        dice.Percent(75)
            ? next.ToString(CultureInfo.InvariantCulture)
            : dice.Of([
                (next + 1).ToString(CultureInfo.InvariantCulture),
                Math.Max(1, next - 1).ToString(CultureInfo.InvariantCulture),
                "0",
                "-1",
                "1",
                "9007199254740991",
                "9007199254740992",
                "9223372036854775807",
                "1e3",
                "\"1\"",
                "null",
            ]);

    private string Event(Dice dice)
    {
        var at = dice.Percent(85) ? $"\"{aim.Now.AddMilliseconds(dice.Next(1_000)):O}\"" : dice.Of(Nasty.Values);
        var ms = dice.Percent(85)
            ? dice.Of(["0", "10", "4000", "86400000"])
            : dice.Of(["-1", "86400001", "1.5", "\"1\"", "null", "1e3", "99999999999"]);
        return $"{{\"type\":\"{dice.Of(Types)}\",\"at\":{at},\"ms\":{ms},\"data\":{(dice.Percent(90) ? dice.Of(Data) : dice.Of(Nasty.Values))}}}";
    }

    private static byte[] Fragments(byte[] payload, Dice dice)
    {
        var parts = new List<byte>();
        var at = 0;
        var opcode = RawSocket.Text;
        for (var left = 1 + dice.Next(6); left > 0; left--)
        {
            var end = left == 1 ? payload.Length : at + dice.Next(payload.Length - at + 1);
            parts.AddRange(RawSocket.Frame(opcode, payload.AsSpan(at, end - at), final: left == 1));
            (at, opcode) = (end, RawSocket.Continuation);
            if (dice.Percent(20))
            {
                parts.AddRange(RawSocket.Frame(9, Encoding.ASCII.GetBytes("ping")));
            }
        }

        return [.. parts];
    }

    /// <summary>
    /// Violates the WebSocket protocol: reserved bits and opcodes, missing masks, invalid control frames and lengths,
    /// unexpected continuations.
    /// </summary>
    private static byte[] Broken(byte[] payload, Dice dice)
    {
        var frame = RawSocket.Frame(RawSocket.Text, payload);
        switch (dice.Next(7))
        {
            case 0:
                frame[0] |= 0x40;
                return frame;
            case 1:
                frame[0] = (byte)(0x80 | dice.Of([3, 7, 11, 15]));
                return frame;
            case 2:
                frame[1] &= 0x7F;
                return frame;
            case 3:
                return RawSocket.Frame(dice.Of([8, 9, 10]), new byte[200]);
            case 4:
                return [0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0];
            case 5:
                return RawSocket.Frame(RawSocket.Continuation, payload);
            default:
                return RawSocket.Frame(
                    RawSocket.Closing,
                    [.. new byte[] { 0x03, 0xED }, .. payload.AsSpan(0, Math.Min(100, payload.Length))]
                );
        }
    }
}
