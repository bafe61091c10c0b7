using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>The state of an attempt's grain.</summary>
internal sealed class AttemptState
{
    /// <summary>The stored row; null when there is no such attempt.</summary>
    public AttemptRow? Row { get; set; }

    /// <summary>Events and score; null unless the attempt is live or has ended in this activation.</summary>
    public AttemptMonitor? Monitor { get; set; }

    /// <summary>The exam as last read; null until it is needed.</summary>
    public ExamDefinition? Exam { get; set; }

    public AttemptClient Client { get; set; } = new();

    public PendingInstructions Pending { get; } = new();

    /// <summary>Set with <see cref="Row"/>.</summary>
    public RoomReports? Reports { get; set; }

    /// <summary>Whether the student is asking for a teacher who has not responded yet.</summary>
    public bool HandRaised { get; set; }

    /// <summary>Event types that the client's browser cannot detect.</summary>
    public ImmutableArray<string> Unsupported { get; set; } = [];

    /// <summary>A newer activation owns the attempt, so this one must not write.</summary>
    public bool IsStale { get; set; }

    /// <summary>A replay after a changed accommodation is running, so the score in memory is outdated.</summary>
    public bool IsRescoring { get; set; }

    public bool IsWritingSnapshot { get; set; }

    /// <summary>Number of events that the stored snapshot includes.</summary>
    public long SnapshotEvents { get; set; }

    /// <summary>What the journal has stored; set with <see cref="Monitor"/>.</summary>
    public StoredEvents? Stored { get; set; }

    public bool IsLive => Row is { } row && row.Status.IsLive();

    /// <summary>
    /// Whether nothing is pending: the state in memory equals the database and can move to another silo.
    /// </summary>
    public bool IsSettled =>
        IsLive
        && Monitor is { Settled: true }
        && Stored is { IsIdle: true }
        && !IsStale
        && !IsRescoring
        && !IsWritingSnapshot;

    /// <summary>Applies events that the room shows but the score does not contain.</summary>
    public void Notice(string type, ReadOnlySpan<byte> data)
    {
        if (type == "student.raise_hand")
        {
            HandRaised = true;
        }
        else if (type == "session.started")
        {
            Unsupported = EventData.Strings(data, "unsupported"u8);
        }
    }
}
