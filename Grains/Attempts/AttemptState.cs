using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Exams;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>Everything an attempt's grain holds in memory.</summary>
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

    /// <summary>The student has asked for a teacher, who has not answered yet.</summary>
    public bool HandRaised { get; set; }

    /// <summary>What the client said it cannot observe.</summary>
    public ImmutableArray<string> Unsupported { get; set; } = [];

    /// <summary>A newer activation owns the attempt: this one writes nothing more.</summary>
    public bool IsStale { get; set; }

    /// <summary>A replay under a changed accommodation is running: the score in memory is not the final one.</summary>
    public bool IsRescoring { get; set; }

    public bool IsWritingSnapshot { get; set; }

    /// <summary>Journal entries that are on their way to the database.</summary>
    public int Queued { get; set; }

    /// <summary>Completes when everything queued so far is durable or refused.</summary>
    public Task LastQueued { get; set; } = Task.CompletedTask;

    public bool IsLive => Row is { } row && row.Status.IsLive();

    /// <summary>
    /// Nothing is under way: the state in memory is what the database has, and may move to another silo.
    /// </summary>
    public bool IsSettled =>
        IsLive && Monitor is { Settled: true } && Queued == 0 && !IsStale && !IsRescoring && !IsWritingSnapshot;

    /// <summary>What the student did that the room shows and the score does not contain.</summary>
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
