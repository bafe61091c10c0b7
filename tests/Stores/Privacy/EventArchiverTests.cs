using System.IO.Compression;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Grains.Storage;
using Veritas.Privacy;
using Veritas.Storage;
using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Privacy;

public sealed class EventArchiverTests : IAsyncLifetime
{
    private const string Month = "monitoring_events_2030_01";
    private readonly ManualTime _time = new(new DateTimeOffset(2030, 3, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly string _directory = Directory.CreateTempSubdirectory("veritas-archive-").FullName;
    private readonly TestDatabase _database = new();
    private PersonalRows _rows = null!;
    private Guid _student;

    /// <summary>An archiver without state, as in a new process.</summary>
    private EventArchiver Archiver =>
        new(
            _database.DataSource,
            new ArchiveStore(_database.DataSource),
            Options.Create(new ArchiveOptions { ArchiveAfterDays = 30, ArchiveDirectory = _directory }),
            _time
        );

    private string Archive => Path.Combine(_directory, Month + ".copy.gz");

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.ExecuteAsync("select ensure_event_partitions('2030-01-01', 3)");
        _rows = await PersonalRows.MakeAsync(_database);
        _student = await _rows.UserAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_month_is_archived_in_steps_to_a_file_that_can_be_imported()
    {
        var attempt = await _rows.AttemptAsync(_student, events: 500);
        await _database.ExecuteAsync(
            """
            update monitoring_events set data = '{"why": "a \\ b\nc\té"}' where seq = 7;
            create table before as select * from monitoring_events
            """
        );

        Assert.True(await Archiver.StepAsync(default));
        Assert.Equal(("detached", 0L), await StateAsync());
        Assert.Equal(
            "archived",
            await _database.ScalarAsync<string>($"select events_gone(a) from exam_attempts a where id = '{attempt}'")
        );
        Assert.True(await Archiver.StepAsync(default));
        Assert.Equal(("exported", 500L), await StateAsync());
        Assert.Equal(500, await _database.ScalarAsync<long>($"select count(*) from {Month}"));
        Assert.True(await Archiver.StepAsync(default));
        Assert.Equal(("archived", 500L), await StateAsync());
        Assert.False(await Archiver.StepAsync(default));

        Assert.False(await _database.ScalarAsync<bool>($"select to_regclass('{Month}') is not null"));
        Assert.Equal(
            new FileInfo(Archive).Length,
            await _database.ScalarAsync<long>("select bytes from event_archives")
        );
        await ReadBackAsync();
        Assert.Equal(
            0,
            await _database.ScalarAsync<long>(
                "select count(*) from ((table before except table monitoring_events) union all (table "
                    + "monitoring_events except table before)) x"
            )
        );
    }

    [Fact]
    public async Task A_month_that_is_too_recent_in_use_or_held_is_not_archived()
    {
        var attempt = await _rows.AttemptAsync(_student, status: "in_progress");
        Assert.False(await Archiver.StepAsync(default));

        await _database.ExecuteAsync(
            $"update exam_attempts set status = 'submitted', ended_at = '2030-01-01 10:00+00' where id = '{attempt}'"
        );
        foreach (var (column, id) in new[] { ("exam_id", _rows.Exam), ("student_id", _student) })
        {
            await _rows.HoldAsync(column, id);
            Assert.False(await Archiver.StepAsync(default));
            await _rows.LiftAsync();
        }

        var early = new EventArchiver(
            _database.DataSource,
            new ArchiveStore(_database.DataSource),
            Options.Create(new ArchiveOptions { ArchiveAfterDays = 31, ArchiveDirectory = _directory }),
            _time
        );
        Assert.False(await early.StepAsync(default));
        Assert.Empty(Directory.GetFiles(_directory));
        Assert.True(await Archiver.StepAsync(default));
    }

    [Fact]
    public async Task A_hold_placed_during_archiving_keeps_the_table()
    {
        await _rows.AttemptAsync(_student);
        Assert.True(await Archiver.StepAsync(default));
        Assert.True(await Archiver.StepAsync(default));
        await _rows.HoldAsync("student_id", _student);

        Assert.False(await Archiver.StepAsync(default));
        Assert.Equal(2, await _database.ScalarAsync<long>($"select count(*) from {Month}"));

        await _rows.LiftAsync();
        Assert.True(await Archiver.StepAsync(default));
        Assert.Equal(("archived", 2L), await StateAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_or_missing_file_is_rewritten_before_the_table_is_dropped(bool damaged)
    {
        await _rows.AttemptAsync(_student);
        await File.WriteAllTextAsync(Archive + ".part", "left behind by a process that died while it wrote");
        Assert.True(await Archiver.StepAsync(default));
        Assert.True(await Archiver.StepAsync(default));
        if (damaged)
        {
            await File.WriteAllTextAsync(Archive, "nonsense");
        }
        else
        {
            File.Delete(Archive);
        }

        Assert.True(await Archiver.StepAsync(default));
        Assert.Equal("detached", (await StateAsync()).State);
        Assert.True(await Archiver.StepAsync(default));
        Assert.True(await Archiver.StepAsync(default));

        Assert.Equal(("archived", 2L), await StateAsync());
        Assert.Equal(2, (await LinesAsync()).Length);
        Assert.Equal([Archive], Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task A_locked_table_is_skipped()
    {
        await _rows.AttemptAsync(_student);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var reading = await connection.BeginTransactionAsync();
        await using var read = new NpgsqlCommand("select count(*) from monitoring_events", connection);
        await read.ExecuteScalarAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Archiver.StepAsync(default));

        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from event_archives"));
        await reading.RollbackAsync();
        Assert.True(await Archiver.StepAsync(default));
    }

    [Fact]
    public async Task One_process_archives_while_the_others_skip()
    {
        await _rows.AttemptAsync(_student, events: 50);

        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ =>
                        new JobLock(_database.DataSource).RunAsync("event_archive", Archiver.StepAsync, default)
                    )
            );
        }

        Assert.Equal(("archived", 50L), await StateAsync());
    }

    [Fact]
    public async Task A_table_without_an_export_cannot_be_dropped()
    {
        await _rows.AttemptAsync(_student);

        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync($"select drop_events('{Month}')"));

        Assert.Equal(2, await _database.ScalarAsync<long>("select count(*) from monitoring_events"));
    }

    private async Task<(string? State, long Rows)> StateAsync() =>
        (
            await _database.ScalarAsync<string>("select state from event_archives"),
            await _database.ScalarAsync<long>("select coalesce(event_rows, 0) from event_archives")
        );

    private async Task<string[]> LinesAsync()
    {
        await using var file = File.OpenRead(Archive);
        await using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var text = new StreamReader(zip);
        return (await text.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Imports a file as described in docs/privacy.md.</summary>
    private async Task ReadBackAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var copy = await connection.BeginTextImportAsync(
            "copy monitoring_events (started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data) "
                + "from stdin"
        );
        foreach (var line in await LinesAsync())
        {
            await copy.WriteAsync(line + "\n");
        }
    }
}
