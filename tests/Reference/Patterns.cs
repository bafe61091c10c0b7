namespace Veritas.Tests.Reference;

/// <summary>The patterns of docs/score.md, looked for in the list of all earlier events that take part.</summary>
public sealed class Patterns
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly List<Part> _before = [];
    private readonly Dictionary<string, DateTimeOffset> _raised = [];

    public IEnumerable<(string Kind, string Level)> Of(Part part)
    {
        var found = new List<(string Kind, string Level, TimeSpan Window)>();
        if (HiddenPaste(part))
        {
            found.Add(("pattern.hidden_paste", "critical", FiveMinutes));
        }

        if (AnswerAfterReturn(part))
        {
            found.Add(("pattern.answer_after_return", "warning", TenMinutes));
        }

        if (BurstWithoutKeys(part))
        {
            found.Add(("pattern.burst_without_keys", "warning", TenMinutes));
        }

        if (CopyThenLeave(part))
        {
            found.Add(("pattern.copy_then_leave", "warning", FiveMinutes));
        }

        if (RepeatedLeaving(part))
        {
            found.Add(("pattern.repeated_leaving", "warning", FiveMinutes));
        }

        _before.Add(part);
        foreach (var (kind, level, window) in found)
        {
            if (!_raised.TryGetValue(kind, out var last) || part.Time - last >= window)
            {
                _raised[kind] = part.Time;
                yield return (kind, level);
            }
        }
    }

    private bool HiddenPaste(Part part) =>
        part.Event.Type is "clipboard.paste_external" or "drag.external"
        && part.Event.Number("len") >= 80
        && Latest(p => Absence(p) && p.Whole >= Second) is { } absence
        && part.Time - absence.Time <= TimeSpan.FromSeconds(60);

    private bool AnswerAfterReturn(Part part)
    {
        if (
            part.Event.Type != "answer.saved"
            || part.Event.True("first")
            || Latest(p => p.Event.Type == "tab.hidden" && p.Whole > TimeSpan.FromSeconds(5)) is not { } absence
            || part.Time < absence.Time
            || part.Time - absence.Time > TimeSpan.FromSeconds(30)
            || Latest(p => p.Event.Type == "tab.hidden")!.Event.True("open")
        )
        {
            return false;
        }

        var left = _before.FindLastIndex(_before.IndexOf(absence), p => p.Event.Type == "tab.hidden" && p.First);
        var earlier = _before.Take(left).LastOrDefault(p => p.Event.Type == "answer.saved");
        return earlier?.Event.Text("q") is { Length: > 0 } question && question == part.Event.Text("q");
    }

    private bool BurstWithoutKeys(Part part) =>
        Burst(part)
        && (
            (Latest(Absence) is { } absence && part.Time - absence.Time <= TimeSpan.FromSeconds(60))
            || (Latest(Burst) is { } burst && part.Time - burst.Time <= TenMinutes)
        );

    private bool RepeatedLeaving(Part part)
    {
        if (!Departure(part))
        {
            return false;
        }

        var (starts, end) = (new List<DateTimeOffset>(), DateTimeOffset.MinValue);
        foreach (var departure in _before.Where(Departure).Append(part))
        {
            if (departure.Begin >= end)
            {
                starts.Add(departure.Begin);
            }
            else if (departure == part)
            {
                return false;
            }

            end = departure.Time > end ? departure.Time : end;
        }

        return starts.Count(s => part.Begin - s <= FiveMinutes) >= 5;
    }

    // The order of the events may differ from that of their times by a second.
    private bool CopyThenLeave(Part part) =>
        part.Event.Type == "tab.hidden"
        && part.First
        && Latest(p => p.Event.Type is "clipboard.copy" or "clipboard.cut" && p.Event.Number("len") >= 10) is { } copy
        && part.Begin >= copy.Time - Second
        && part.Begin - copy.Time <= TimeSpan.FromSeconds(15);

    private Part? Latest(Predicate<Part> wanted) => _before.FindLast(wanted);

    private static bool Absence(Part part) => part.Event.Type is "tab.hidden" or "window.blur";

    private static bool Departure(Part part) =>
        part.Event.Type is "tab.hidden" or "window.blur" or "fullscreen.exited" && part.First && part.Length >= Second;

    private static bool Burst(Part part) =>
        part.Event.Type == "input.burst" && part.Event.Number("chars") >= 40 && part.Event.Number("keys") <= 3;
}
