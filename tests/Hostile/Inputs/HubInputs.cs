using System.Collections.Immutable;
using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Hostile messages for the teachers' hub, without the record separator.</summary>
public sealed class HubInputs(Aim aim)
{
    public byte[] Make(Dice dice) =>
        Mutations.Of(
            dice.Next(12) switch
            {
                0 => "{\"type\":6}",
                1 => $"{{\"type\":{dice.Of(Nasty.Values)}}}",
                2 => $"{{\"type\":1,\"invocationId\":\"a\",\"target\":{dice.Of(Nasty.Values)},\"arguments\":[]}}",
                3 =>
                    $"{{\"type\":{dice.Of(["2", "3", "4", "5", "8", "9", "99"])},\"invocationId\":\"a\",\"item\":1,\"target\":\"Watch\",\"arguments\":[]}}",
                _ => Call(dice),
            },
            dice,
            sound: dice.Percent(60)
        );

    private string Call(Dice dice) =>
        dice.Next(8) switch
        {
            0 => Invoke(
                "Watch",
                $"{Id("exam_id", dice)},{dice.Of(["null", "0", "-1", "1e300", "9223372036854775807", Id("alert_id", dice)])}"
            ),
            1 => Invoke("Unwatch", Id("exam_id", dice)),
            2 => Invoke("Acknowledge", Id("alert_id", dice)),
            3 => Invoke(
                "Resolve",
                $"{Id("alert_id", dice)},\"{dice.Of(["cleared", "suspicious", "violation", "guilty"])}\",{Text(dice)}"
            ),
            4 => Invoke(dice.Of(["Nothing", "OnConnectedAsync", "Dispose", "ToString", "watch", ""]), "1"),
            5 => Invoke(
                "Flag",
                $"{Id("attempt_id", dice)},{dice.Of(["0", "75", "100", "101", "-1", "1.5", "1e300", "null"])},{Text(dice)}"
            ),
            6 => Invoke("Note", $"{Id("attempt_id", dice)},{Text(dice)}"),
            _ => Invoke(
                "Instruct",
                $"[{Id("attempt_id", dice)}],\"{dice.Of(["message", "pause", "resume", "extend", "lock", "message"])}\",{{\"text\":{Text(dice)},\"seconds\":{dice.Of(["0", "60", "-1", "86401", "1.5"])}}}"
            ),
        };

    private static string Invoke(string target, string arguments) =>
        $"{{\"type\":1,\"invocationId\":\"a\",\"target\":\"{target}\",\"arguments\":[{arguments}]}}";

    private string Id(string name, Dice dice)
    {
        var known = dice.Percent(60) ? aim.Own : aim.Foreign;
        return known.GetValueOrDefault(name, []) is { Length: > 0 } ids && dice.Percent(80) ? $"\"{dice.Of(ids)}\""
            : dice.Percent(50) ? $"\"{dice.Id()}\""
            : dice.Of(Nasty.Values);
    }

    private static string Text(Dice dice) => dice.Percent(70) ? "\"be quiet\"" : dice.Of(Nasty.Values);
}
