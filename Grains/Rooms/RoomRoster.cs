using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

/// <summary>
/// The attempts of a room: their newest cards, the students' names, the counts, and the changes since the last push.
/// </summary>
internal sealed class RoomRoster
{
    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly Dictionary<Guid, string> _names = [];
    private readonly HashSet<Guid> _changed = [];
    private readonly HashSet<Guid> _unnamed = [];
    private int _live;
    private int _connected;

    public int Count => _entries.Count;

    /// <summary>Students whose names are not looked up yet.</summary>
    public IReadOnlyCollection<Guid> Unnamed => _unnamed;

    public bool HasChanges => _changed.Count > 0;

    /// <summary>Adds the stored cards of attempts without a newer report.</summary>
    public void Load(IEnumerable<AttemptCard> stored)
    {
        foreach (var card in stored)
        {
            Name(card.StudentId, card.StudentName);
            if (!_entries.ContainsKey(card.AttemptId))
            {
                Put(new Entry(card, Reported: false));
            }
        }
    }

    /// <summary>
    /// Applies a report unless a newer one is known. A stored card has no connection state and an older score, so any
    /// report replaces it, except a report that shows an ended attempt as live.
    /// </summary>
    public bool Take(AttemptCard card)
    {
        if (
            _entries.TryGetValue(card.AttemptId, out var known)
            && (known.Reported ? card.At < known.Card.At : IsEnded(known.Card.Status) && !IsEnded(card.Status))
        )
        {
            return false;
        }

        if (_names.TryGetValue(card.StudentId, out var name))
        {
            card = card with { StudentName = name };
        }
        else
        {
            _unnamed.Add(card.StudentId);
        }

        Put(new Entry(card, Reported: true));
        if (known is null || !IsSame(known.Card, card))
        {
            _changed.Add(card.AttemptId);
        }

        return true;
    }

    public void Name(Guid studentId, string name)
    {
        _names[studentId] = name;
        if (!_unnamed.Remove(studentId))
        {
            return;
        }

        foreach (var entry in _entries.Values.Where(e => e.Card.StudentId == studentId).ToList())
        {
            _entries[entry.Card.AttemptId] = entry with { Card = entry.Card with { StudentName = name } };
            _changed.Add(entry.Card.AttemptId);
        }
    }

    /// <summary>Students without a name: looked up again only after another report.</summary>
    public void GiveUp(IEnumerable<Guid> students) => _unnamed.ExceptWith(students);

    public ImmutableArray<AttemptCard> All() => [.. _entries.Values.Select(e => e.Card)];

    /// <summary>The newest card of each attempt that changed since the last call.</summary>
    public ImmutableArray<AttemptCard> DrainChanges()
    {
        ImmutableArray<AttemptCard> cards = [.. _changed.Select(id => _entries[id].Card)];
        _changed.Clear();
        return cards;
    }

    public RoomStats Stats(Guid examId, int openAlerts, DateTimeOffset now) =>
        new(examId, _live, _connected, _entries.Count - _live, openAlerts, now);

    /// <summary>Equal except for the time: a heartbeat without changes.</summary>
    private static bool IsSame(AttemptCard old, AttemptCard card) =>
        old with { At = card.At, Unsupported = card.Unsupported } == card
        && old.Unsupported.AsSpan().SequenceEqual(card.Unsupported.AsSpan());

    private static bool IsEnded(AttemptStatus status) =>
        status is not (AttemptStatus.InProgress or AttemptStatus.Paused);

    private void Put(Entry entry)
    {
        if (_entries.TryGetValue(entry.Card.AttemptId, out var old))
        {
            Tally(old.Card, -1);
        }

        _entries[entry.Card.AttemptId] = entry;
        Tally(entry.Card, 1);
    }

    private void Tally(AttemptCard card, int by)
    {
        _live += IsEnded(card.Status) ? 0 : by;
        _connected += card.Connected ? by : 0;
    }

    private sealed record Entry(AttemptCard Card, bool Reported);
}
