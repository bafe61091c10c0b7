namespace Veritas.Tests.Reference;

/// <summary>The alerts of single events: event.*, connection.lost and student.hand.</summary>
public sealed class TypeAlerts(Terms terms)
{
    private const double OwnWindow = 300;
    private const double HandWindow = 30;
    private const double OwnLeast = 5_000;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, DateTimeOffset> _raised = [];
    private DateTimeOffset _outageEnd = DateTimeOffset.MinValue;

    /// <param name="type">The event's type.</param>
    /// <param name="part">The event.</param>
    /// <param name="counts">Whether it adds to the score.</param>
    public IEnumerable<(string Kind, string Level)> Of(EventType type, Part part, bool counts)
    {
        if (type.Name is "network.lost" or "heartbeat.missed")
        {
            if (part.Length >= Outage)
            {
                var known = part.Begin <= _outageEnd;
                _outageEnd = part.Time > _outageEnd ? part.Time : _outageEnd;
                if (!known)
                {
                    yield return ("connection.lost", "technical");
                }
            }
        }
        else if (type.Name == "student.raise_hand")
        {
            if (Due("student.hand", part.Time, HandWindow))
            {
                yield return ("student.hand", "notice");
            }
        }
        else if (counts && (!type.Interval || part.WholeBeyond >= OwnLeast) && Level(type) is { } level)
        {
            if (Due(type.Name, part.Time, Math.Max(OwnWindow, type.Cooldown)))
            {
                yield return ($"event.{type.Name}", level);
            }
        }
    }

    private string? Level(EventType type) =>
        type.Name is "devtools.suspected" or "proctor.flag" ? null
        : terms.Effect(type) < 0.4 ? null
        : type.Name == "screenshot.suspected" ? "notice"
        : terms.Effect(type) < 0.5 ? "warning"
        : "critical";

    private bool Due(string kind, DateTimeOffset time, double window)
    {
        if (_raised.TryGetValue(kind, out var last) && (time - last).TotalSeconds < window)
        {
            return false;
        }

        _raised[kind] = time;
        return true;
    }
}
