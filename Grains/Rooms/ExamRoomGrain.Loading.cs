using Orleans;
using Orleans.Runtime;
using Veritas.Alerts;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Rooms;

/// <summary>What the room reads from PostgreSQL. Without it the room still passes reports on, and reads as soon as it can.</summary>
internal sealed partial class ExamRoomGrain
{
    private static readonly TimeSpan LoadPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NameLinger = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SecondLookAfter = TimeSpan.FromSeconds(10);

    private IGrainTimer? nameTimer;
    private IGrainTimer? loadTimer;
    private Task<bool>? loading;
    private bool loaded;
    private bool lookedAgain;
    private bool lookingUp;
    private string? title;
    private DateTimeOffset begunAt;
    private DateTimeOffset? refreshFrom;

    private IAlertsGrain Alerts => GrainFactory.GetGrain<IAlertsGrain>(0);

    /// <summary>True when the room knows what the database knows; callers at the same time wait for one reading.</summary>
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
            var stored = await Alerts.Recent(ExamId, AlertFeed.Window, AlertFeed.MostOpen);
            if (!stored.Ok)
            {
                return false;
            }

            roster.Load(cards);
            begunAt = time.GetUtcNow();
            feed = AlertFeed.Load(RoomRules.FirstNo(begunAt), stored.Value, feed);
            loaded = true;
            Began(ExamId, cards.Length, stored.Value.Alerts.Length);
            return true;
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            DatabaseIsAway(ExamId, failure);
            return false;
        }
    }

    public Task Refresh()
    {
        // Attempts of a dead process come by the thousand: they share one reading.
        refreshFrom ??= time.GetUtcNow() - RoomRules.ClockMargin;
        loadTimer?.Change(LoadPause, LoadPause);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Reads until it could be read; then again for alerts whose rows were on their way to the disk when the room began, and when asked to.
    /// </summary>
    private async Task LoadAgain()
    {
        if (!await Load() || !loaded)
        {
            return;
        }

        if (refreshFrom is { } from && await ReadAlerts(from))
        {
            refreshFrom = null;
        }

        if (!lookedAgain && time.GetUtcNow() - begunAt >= SecondLookAfter)
        {
            lookedAgain = await ReadAlerts(begunAt - RoomRules.ClockMargin);
        }

        if (lookedAgain && refreshFrom is null)
        {
            loadTimer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task<bool> ReadAlerts(DateTimeOffset from)
    {
        if (await Alerts.Since(ExamId, from) is not { Ok: true, Value: var stored })
        {
            return false;
        }

        await AddAsync(stored);
        return true;
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
        catch (Exception failure) when (DatabaseAway.Explains(failure))
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
