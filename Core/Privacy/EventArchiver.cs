using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>
/// Moves months of events into files: detaches a month from the table, exports it, reads the file back, compares it,
/// and only then drops the table. The state of the month is stored after each step, so the next run, in any process,
/// continues after a crash.
/// </summary>
internal sealed class EventArchiver(
    NpgsqlDataSource database,
    ArchiveStore months,
    IOptions<ArchiveOptions> options,
    TimeProvider time
)
{
    /// <summary>A count reads the whole month.</summary>
    private const int CountSeconds = 3_600;

    // Writes rows in the format that COPY reads; the time zone makes files independent of the server's setting.
    private const string ZoneText = "set time zone 'UTC'";
    private const string CopyBegin =
        "copy (select started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data from ";
    private const string CopyEnd = " order by attempt_id, seq) to stdout (format text)";
    private const string CountBegin = "select count(*) from ";

    /// <summary>
    /// Takes one step; false when nothing is left to do. The job's lock admits one process at a time.
    /// </summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        if (options.Value.ArchiveAfterDays == 0)
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (await months.PendingAsync(cancel) is { } month)
        {
            var isDetached = month.State == ArchiveState.Detached;
            return await (isDetached ? ExportAsync(month, cancel) : DropAsync(month, now, cancel));
        }

        var until = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-options.Value.ArchiveAfterDays);
        return await months.DueAsync(until, cancel) is { } due && await months.DetachAsync(due, now, cancel);
    }

    private async Task<bool> ExportAsync(ArchivedMonth month, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var directory = Directory.CreateDirectory(options.Value.ArchiveDirectory).FullName;
        var name = month.Name + ".copy.gz";
        var temporary = Path.Combine(directory, name + ".part");
        await connection.Command(ZoneText, timeout: DatabaseCommands.JobSeconds).ExecuteAsync(cancel);

        // The name of a table cannot be a parameter. It comes from the catalogue and has the form of a month.
        ArchiveContent written;
        using (var rows = await connection.BeginTextExportAsync(CopyBegin + month.Name + CopyEnd, cancel))
        {
            written = await ArchiveFile.WriteAsync(temporary, rows, cancel);
        }

        var expected = await connection
            .Command(CountBegin + month.Name, timeout: CountSeconds)
            .ValueAsync<long>(cancel);
        var stored = await ArchiveFile.ReadAsync(temporary, cancel);
        if (stored.Content != written || written.Rows != expected)
        {
            throw new InvalidDataException(
                $"{name} holds {stored.Content.Rows} of {expected} events, or differs from what was written; "
                    + "its table is kept."
            );
        }

        ArchiveFile.Publish(temporary, Path.Combine(directory, name));
        await months.SetExportedAsync(month.Name, name, stored, cancel);
        return true;
    }

    /// <summary>Reads the file once more before it drops the table.</summary>
    private async Task<bool> DropAsync(ArchivedMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var path = Path.Combine(options.Value.ArchiveDirectory, month.File!);
        if (!File.Exists(path) || !(await ArchiveFile.HashAsync(path, cancel)).AsSpan().SequenceEqual(month.Sha256))
        {
            await months.SetDetachedAsync(month.Name, cancel);
            return true;
        }

        return await months.DropAsync(month, now, cancel);
    }
}
