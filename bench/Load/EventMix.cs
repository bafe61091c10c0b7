using System.Globalization;
using System.Text;

namespace Veritas.Bench.Load;

/// <summary>One event as it is sent: its type, how long it lasted, its data.</summary>
/// <param name="Type">A client's type.</param>
/// <param name="Ms">Milliseconds.</param>
/// <param name="Data">JSON, or empty.</param>
public sealed record MixEvent(string Type, int Ms, string Data);

/// <summary>
/// What an uneasy student's browser sends: twenty events, again and again. Their text is made once and only its times
/// are written anew, so that the generator costs little beside what it measures.
/// </summary>
public sealed class EventMix
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ss.fffZ";
    private const int TimeLength = 24;

    /// <summary>The twenty.</summary>
    public static readonly IReadOnlyList<MixEvent> Events =
    [
        new("window.blur", 1_840, """{"part":0,"open":false}"""),
        new("user.idle", 9_000, ""),
        new("clipboard.paste_internal", 0, """{"q":"q17","len":42,"hash":"9a31c2d4e5f60718"}"""),
        new("window.resized", 0, """{"w":1280,"h":720,"from_w":1920,"from_h":1080}"""),
        new("tab.hidden", 1_200, """{"part":0,"open":false}"""),
        new("contextmenu.opened", 0, ""),
        new("input.rhythm_shift", 0, """{"mean_ms":118,"base_ms":142,"z":2.4}"""),
        new("window.blur", 620, """{"part":0,"open":false}"""),
        new("clipboard.copy", 0, """{"q":"q17","len":64,"hash":"77aa01c2d4e5f607"}"""),
        new("shortcut.blocked", 0, """{"key":"find"}"""),
        new("user.idle", 14_000, ""),
        new("window.blur", 2_100, """{"part":0,"open":false}"""),
        new("clipboard.paste_internal", 0, """{"q":"q18","len":18,"hash":"0b1c2d3e4f506172"}"""),
        new("tab.hidden", 900, """{"part":0,"open":false}"""),
        new("input.rhythm_shift", 0, """{"mean_ms":131,"base_ms":142,"z":1.9}"""),
        new("clipboard.cut", 0, """{"q":"q18","len":9,"hash":"51627384950617a8"}"""),
        new("window.resized", 0, """{"w":1920,"h":1080,"from_w":1280,"from_h":720}"""),
        new("contextmenu.opened", 0, ""),
        new("window.blur", 410, """{"part":0,"open":false}"""),
        new("clipboard.paste_internal", 0, """{"q":"q19","len":27,"hash":"a1b2c3d4e5f60718"}"""),
    ];

    private readonly byte[] _text;
    private readonly int[] _starts;
    private readonly int[] _times;
    private long _written = -1;

    public EventMix()
    {
        var text = new StringBuilder();
        (_starts, _times) = (new int[Events.Count + 1], new int[Events.Count]);
        for (var i = 0; i < Events.Count; i++)
        {
            _starts[i] = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{{\"type\":\"{Events[i].Type}\",\"at\":\"");
            _times[i] = text.Length;
            text.Append(' ', TimeLength).Append(CultureInfo.InvariantCulture, $"\",\"ms\":{Events[i].Ms}");
            text.Append(Events[i].Data.Length == 0 ? "" : $",\"data\":{Events[i].Data}").Append("},");
        }

        _starts[^1] = text.Length;
        _text = Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>
    /// The events from that place in the mix on, with commas between; the times are at most a tenth of a second old.
    /// </summary>
    /// <param name="first">0 to 19; with <paramref name="count"/> not beyond 20.</param>
    /// <param name="count">1 to 20.</param>
    /// <param name="now">The time they tell.</param>
    public ReadOnlySpan<byte> Text(int first, int count, DateTimeOffset now)
    {
        var tenth = now.Ticks / (TimeSpan.TicksPerSecond / 10);
        if (tenth != _written)
        {
            Span<byte> time = stackalloc byte[TimeLength];
            now.UtcDateTime.TryFormat(time, out _, TimeForm, CultureInfo.InvariantCulture);
            foreach (var place in _times)
            {
                time.CopyTo(_text.AsSpan(place));
            }

            _written = tenth;
        }

        return _text.AsSpan(_starts[first].._starts[first + count])[..^1];
    }
}
