using Veritas.Monitoring;

namespace Veritas.Tests.Rules.Monitoring;

/// <summary>What an activation knows of the entries that it has queued.</summary>
public sealed class StoredEventsTests
{
    private readonly List<Progress> _reported = [];
    private readonly StoredEvents _stored;

    public StoredEventsTests() => _stored = new StoredEvents(10, 2, _reported.Add);

    [Fact]
    public void A_stored_entry_is_reported_once_with_its_last_event()
    {
        var entry = Queue(accepted: 15, 11, 12, -3, 13);

        entry.Conclude(JournalOutcome.Stored);
        entry.Conclude(JournalOutcome.Dropped);

        Assert.Equal([new Progress(15, 13)], _reported);
        Assert.Equal((13, 3), (_stored.Seq, _stored.ServerSeq));
        Assert.True(_stored.IsIdle);
    }

    [Fact]
    public void An_entry_without_client_events_lowers_nothing()
    {
        Queue(accepted: 10, -3).Conclude(JournalOutcome.Stored);

        Assert.Equal([new Progress(10, 10)], _reported);
        Assert.Equal((10, 3), (_stored.Seq, _stored.ServerSeq));
    }

    [Theory]
    [InlineData(JournalOutcome.Fenced, true)]
    [InlineData(JournalOutcome.Dropped, false)]
    public void An_entry_that_is_not_stored_is_not_reported(object outcome, bool isFenced)
    {
        Queue(accepted: 11, 11).Conclude((JournalOutcome)outcome);

        Assert.Empty(_reported);
        Assert.Equal((10, 2), (_stored.Seq, _stored.ServerSeq));
        Assert.Equal(isFenced, _stored.Fenced.IsCompleted);
        Assert.True(_stored.IsIdle);
    }

    [Fact]
    public async Task Waiting_ends_with_the_last_entry_queued_before()
    {
        var (first, second) = (Queue(accepted: 11, 11), Queue(accepted: 12, 12));
        var both = _stored.WhenConcluded();
        var third = Queue(accepted: 13, 13);
        var all = _stored.WhenConcluded();

        first.Conclude(JournalOutcome.Stored);
        Assert.False(both.IsCompleted);
        second.Conclude(JournalOutcome.Stored);
        await both;
        Assert.False(all.IsCompleted);
        third.Conclude(JournalOutcome.Stored);
        await all;
        await _stored.WhenConcluded();
    }

    [Fact]
    public async Task An_outcome_can_be_awaited_before_and_after_it_is_known()
    {
        var entry = Queue(accepted: 11, 11);
        var before = entry.Outcome;
        Assert.False(before.IsCompleted);

        entry.Conclude(JournalOutcome.Stored);

        Assert.Equal(JournalOutcome.Stored, await before);
        Assert.Equal(JournalOutcome.Stored, await entry.Outcome);
    }

    private JournalEntry Queue(long accepted, params long[] seqs)
    {
        var rows = seqs.Select(s => new RecordedEvent(s, 0, "tab.hidden", Exam.Start, Exam.Start, 0, default));
        var summary = new AttemptSummary(100, 0, "none", Exam.Start, accepted, null);
        _stored.Queue(accepted);
        return new JournalEntry(Guid.NewGuid(), new DateOnly(2026, 3, 2), 1, [.. rows], [], summary, _stored);
    }
}
