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

    private IGrainTimer? _nameTimer;
    private IGrainTimer? _loadTimer;
    private Task<bool>? _loading;
    private bool _loaded;
    private bool _lookedAgain;
    private bool _lookingUp;
    private string? _title;
    private DateTimeOffset _begunAt;
    private bool _refresh;
    private IGrainTimer? _numberTimer;
    private bool _storingNumbers;

    /// <summary>
    /// True when the room knows what the database knows; callers at the same time wait for one reading.
    /// </summary>
    private Task<bool> Load()
    {
        if (_loaded && _title is not null)
        {
            return Task.FromResult(true);
        }

        return _loading is { IsCompleted: false } ? _loading : _loading = Read();
    }

    private async Task<bool> Read()
    {
        using var limit = new CancellationTokenSource(DatabaseLimit, time);
        try
        {
            _title = await store.Title(ExamId, limit.Token);
            if (_loaded || _title is null)
            {
                return true;
            }

            var cards = await store.Cards(ExamId, limit.Token);
            var stored = await alerts.Recent(ExamId, AlertFeed.Window, AlertFeed.MostOpen, limit.Token);
            if (!stored.Ok)
            {
                return false;
            }

            _roster.Load(cards);
            _begunAt = time.GetUtcNow();
            _feed = AlertFeed.Load(RoomRules.FirstNo(_begunAt), stored.Value, _feed);
            Owe(_feed.After(stored.Value.Alerts.Select(a => a.No).DefaultIfEmpty().Max()));
            _loaded = true;
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
        _refresh = true;
        _loadTimer?.Change(LoadPause, LoadPause);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Reads until it could be read; then again for alerts whose rows were on their way to the disk when the room
    /// began, and when asked to.
    /// </summary>
    private async Task LoadAgain()
    {
        if (!await Load() || !_loaded)
        {
            return;
        }

        var secondLook = !_lookedAgain && time.GetUtcNow() - _begunAt >= SecondLookAfter;
        if (
            (_refresh || secondLook)
            && await alerts.Unnumbered(ExamId, CancellationToken.None) is { Ok: true, Value: var unseen }
        )
        {
            (_refresh, _lookedAgain) = (false, _lookedAgain || secondLook);
            await AddAsync(unseen);
        }

        if (_lookedAgain && !_refresh)
        {
            _loadTimer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Owe(ImmutableArray<Alert> numbered)
    {
        _numbers.Owe(numbered);
        if (!_numbers.IsEmpty && !_storingNumbers)
        {
            _storingNumbers = true;
            _numberTimer?.Change(NumberLinger, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task StoreNumbers(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var late = time.CreateTimer(_ => limit.Cancel(), null, DatabaseLimit, Timeout.InfiniteTimeSpan);
        try
        {
            await _numbers.StoreAsync(limit.Token);
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            DatabaseIsAway(ExamId, failure);
        }

        _storingNumbers = !_numbers.IsEmpty;
        if (_storingNumbers)
        {
            _numberTimer?.Change(LoadPause, Timeout.InfiniteTimeSpan);
        }
    }

    private void LookUpNamesSoon()
    {
        if (_roster.Unnamed.Count > 0 && !_lookingUp)
        {
            _lookingUp = true;
            _nameTimer?.Change(NameLinger, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task LookUpNames()
    {
        using var limit = new CancellationTokenSource(DatabaseLimit, time);
        try
        {
            Guid[] asked = [.. _roster.Unnamed];
            foreach (var (student, name) in await store.Names(asked, limit.Token))
            {
                _roster.Name(student, name);
            }

            _roster.GiveUp(asked);
        }
        catch (Exception failure) when (DatabaseAvailability.IsOutage(failure))
        {
            DatabaseIsAway(ExamId, failure);
        }

        _lookingUp = _roster.Unnamed.Count > 0;
        if (_lookingUp)
        {
            _nameTimer?.Change(LoadPause, Timeout.InfiniteTimeSpan);
        }
    }
}
