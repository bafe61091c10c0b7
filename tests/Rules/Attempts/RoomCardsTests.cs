using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Rooms;

namespace Veritas.Tests.Rules.Attempts;

/// <summary>Cards of many attempts share messages to their rooms.</summary>
public sealed class RoomCardsTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly Guid Algebra = Guid.NewGuid();
    private static readonly Guid History = Guid.NewGuid();
    private readonly Channel<(Guid Exam, ImmutableArray<AttemptCard> Cards)> _sent = Channel.CreateUnbounded<(
        Guid,
        ImmutableArray<AttemptCard>
    )>();
    private readonly RoomCards _cards;

    public RoomCardsTests() => _cards = new RoomCards(Send);

    public void Dispose() => _cards.Dispose();

    [Fact]
    public async Task Cards_of_a_room_share_a_message_with_the_newest_card_of_each_attempt()
    {
        var slots = Enumerable.Range(0, 3).Select(_ => new RoomCards.Slot(Algebra)).ToArray();
        for (var events = 1; events <= 5; events++)
        {
            foreach (var slot in slots)
            {
                _cards.Put(slot, Card(events));
            }
        }

        var (exam, cards) = await NextAsync();

        Assert.Equal(Algebra, exam);
        Assert.Equal([5, 5, 5], cards.Select(c => c.Events));
    }

    [Fact]
    public async Task Each_room_gets_its_own_cards_in_messages_of_limited_size()
    {
        foreach (var _ in Enumerable.Range(0, 501))
        {
            _cards.Put(new RoomCards.Slot(Algebra), Card(1));
        }

        _cards.Put(new RoomCards.Slot(History), Card(7));
        var sent = new List<(Guid Exam, ImmutableArray<AttemptCard> Cards)>();
        while (sent.Sum(s => s.Cards.Length) < 502)
        {
            sent.Add(await NextAsync());
        }

        Assert.Equal(501, sent.Where(s => s.Exam == Algebra).Sum(s => s.Cards.Length));
        Assert.Equal(7, Assert.Single(Assert.Single(sent, s => s.Exam == History).Cards).Events);
        Assert.All(sent, s => Assert.InRange(s.Cards.Length, 1, 500));
    }

    [Fact]
    public async Task An_attempt_is_shown_at_most_once_a_second_and_its_last_change_is_not_lost()
    {
        var slot = new RoomCards.Slot(Algebra);
        _cards.Put(slot, Card(1));
        await NextAsync();
        var first = Stopwatch.GetTimestamp();
        _cards.Put(slot, Card(2));
        _cards.Put(slot, Card(3));

        var (_, cards) = await NextAsync();

        Assert.Equal(3, Assert.Single(cards).Events);
        // The hold of the first message is already over when the second interval begins.
        Assert.True(Stopwatch.GetElapsedTime(first) > RoomCards.Every - RoomCards.Hold);
    }

    [Fact]
    public async Task A_failed_message_does_not_stop_later_ones()
    {
        using var failures = new SemaphoreSlim(0);
        var failing = true;
        using var cards = new RoomCards(
            (exam, part) =>
            {
                if (!failing)
                {
                    return Send(exam, part);
                }

                failures.Release();
                throw new InvalidOperationException();
            }
        );
        cards.Put(new RoomCards.Slot(Algebra), Card(1));
        Assert.True(await failures.WaitAsync(Limit, TestContext.Current.CancellationToken));
        failing = false;

        cards.Put(new RoomCards.Slot(Algebra), Card(2));

        Assert.Equal(2, (await NextAsync()).Cards[0].Events);
    }

    private Task Send(Guid exam, ImmutableArray<AttemptCard> cards)
    {
        _sent.Writer.TryWrite((exam, cards));
        return Task.CompletedTask;
    }

    private async Task<(Guid Exam, ImmutableArray<AttemptCard> Cards)> NextAsync() =>
        await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit);

    private static AttemptCard Card(long events) => SampleCards.Live(events);
}
