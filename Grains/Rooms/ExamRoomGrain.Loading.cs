using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using Veritas.Alerts;
using Veritas.Grains.Storage;
using Veritas.Rooms;
using Veritas.Storage;

namespace Veritas.Grains.Rooms;

/// <summary>
/// What the room reads from PostgreSQL. Without it the room still passes reports on, and reads as soon as it can.
/// </summary>
internal sealed partial class ExamRoomGrain
{
    private static readonly TimeSpan LoadPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NameLinger = TimeSpan.FromMilliseconds(50);

    /// <summary>By then the rows of most alerts are there: their journal commits every few milliseconds.</summary>
    private static readonly TimeSpan NumberLinger = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SecondLookAfter = TimeSpan.FromSeconds(10);

    private IGrainTimer? nameTimer;
    private IGrainTimer? loadTimer;
    private Task<bool>? loading;
    private bool loaded;
    private bool lookedAgain;
    private bool lookingUp;
    private string? title;
    private DateTimeOffset begunAt;
    private bool refresh;
    private IGrainTimer? numberTimer;
    private bool storingNumbers;

    /// <summary>
    /// True when the room knows what the database knows; callers at the same time wait for one reading.
    /// </summary>
    private Task<bool> Load()
    {
        if (loaded && title is not null)
        {
            return Task.FromResult(true);
        }

        return loading is { IsCompleted: false } ? loading : loading = Read();
    }

    private async Task<bool> Read()
    {
        using var limit = new CancellationTokenSource(DatabaseLimit, time);
        try
        {
            title = await store.Title(ExamId, limit.Token);
            if (loaded || title is null)
            {
                return true;
            }

            var cards = await store.Cards(ExamId, limit.Token);
            var stored = await alerts.Recent(ExamId, AlertFeed.Window, AlertFeed.MostOpen, limit.Token);
            if (!stored.Ok)
            {
                return false;
            }

            roster.Load(cards);
            begunAt = time.GetUtcNow();
            feed = AlertFeed.Load(RoomRules.FirstNo(begunAt), stored.Value, feed);
            Owe(feed.After(stored.Value.Alerts.Select(a => a.No).DefaultIfEmpty().Max()));
            loaded = true;
            Began(ExamId, cards.Length, stored.Value.Alerts.Length);
            return true;
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            DatabaseIsAway(ExamId, failure);
            return false;
        }
    }

    public Task Refresh()
    {
        // Attempts of a dead process come by the thousand: they share one reading.
        refresh = true;
        loadTimer?.Change(LoadPause, LoadPause);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Reads until it could be read; then again for alerts whose rows were on their way to the disk when the room
    /// began, and when asked to.
    /// </summary>
    private async Task LoadAgain()
    {
        if (!await Load() || !loaded)
        {
            return;
        }

        var secondLook = !lookedAgain && time.GetUtcNow() - begunAt >= SecondLookAfter;
        if (
            (refresh || secondLook)
            && await alerts.Unnumbered(ExamId, CancellationToken.None) is { Ok: true, Value: var unseen }
        )
        {
            (refresh, lookedAgain) = (false, lookedAgain || secondLook);
            await AddAsync(unseen);
        }

        if (lookedAgain && !refresh)
        {
            loadTimer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Owe(ImmutableArray<Alert> numbered)
    {
        numbers.Owe(numbered);
        if (!numbers.IsEmpty && !storingNumbers)
        {
            storingNumbers = true;
            numberTimer?.Change(NumberLinger, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task StoreNumbers(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var late = time.CreateTimer(_ => limit.Cancel(), null, DatabaseLimit, Timeout.InfiniteTimeSpan);
        try
        {
            await numbers.StoreAsync(limit.Token);
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            DatabaseIsAway(ExamId, failure);
        }

        storingNumbers = !numbers.IsEmpty;
        if (storingNumbers)
        {
            numberTimer?.Change(LoadPause, Timeout.InfiniteTimeSpan);
        }
    }

    private void LookUpNamesSoon()
    {
        if (roster.Unnamed.Count > 0 && !lookingUp)
        {
            lookingUp = true;
            nameTimer?.Change(NameLinger, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task LookUpNames()
    {
        using var limit = new CancellationTokenSource(DatabaseLimit, time);
        try
        {
            Guid[] asked = [.. roster.Unnamed];
            foreach (var (student, name) in await store.Names(asked, limit.Token))
            {
                roster.Name(student, name);
            }

            roster.GiveUp(asked);
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            DatabaseIsAway(ExamId, failure);
        }

        lookingUp = roster.Unnamed.Count > 0;
        if (lookingUp)
        {
            nameTimer?.Change(LoadPause, Timeout.InfiniteTimeSpan);
        }
    }
}
