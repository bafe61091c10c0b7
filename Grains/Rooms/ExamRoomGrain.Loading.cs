using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using Veritas.Alerts;
using Veritas.Grains.Storage;
using Veritas.Rooms;
using Veritas.Storage;

namespace Veritas.Grains.Rooms;

/// <summary>
/// Reads the room from PostgreSQL. During an outage the room still pushes reports, and it reads as soon as possible.
/// </summary>
internal sealed partial class ExamRoomGrain
{
    private static readonly TimeSpan LoadPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NameLinger = TimeSpan.FromMilliseconds(50);

    /// <summary>By then most alerts are stored, because the journal commits every few milliseconds.</summary>
    private static readonly TimeSpan NumberLinger = TimeSpan.FromMilliseconds(500);
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

    /// <summary>Returns whether the room has read the database. Concurrent callers share one read.</summary>
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
        // Thousands of attempts of a dead process share one read.
        _refresh = true;
        _loadTimer?.Change(LoadPause, LoadPause);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Reads until it succeeds, and once more for alerts that were being stored when the room started. Later it reads
    /// on request.
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
