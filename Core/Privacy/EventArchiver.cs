using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Privacy;

/// <summary>
/// Moves months of events into files: out of the table, into a file, read back and compared, and only then dropped. A process that dies between two steps leaves a
/// state that says which was the last; the next turn, of any process, goes on there.
/// </summary>
internal sealed class EventArchiver(NpgsqlDataSource database, ArchiveStore months, IOptions<ArchiveOptions> options, TimeProvider time)
{
    private const int TimeoutSeconds = 60;
    private const int LongestCountSeconds = 3_600;

    // The rows as COPY takes them in again; the time zone makes the file the same wherever it is written.
    private const string ZoneText = "set time zone 'UTC'";
    private const string CopyBegin = "copy (select started_on, attempt_id, seq, after_seq, type, at, received_at, ms, data from ";
    private const string CopyEnd = " order by attempt_id, seq) to stdout (format text)";
    private const string CountBegin = "select count(*) from ";

    /// <summary>Takes one step; false: there is nothing to do. The job's lock lets one process in.</summary>
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
        await using (var zone = new NpgsqlCommand(ZoneText, connection) { CommandTimeout = TimeoutSeconds })
        {
            await zone.ExecuteNonQueryAsync(cancel);
        }

        // The name of a table is no value, so it is part of the text: it comes from the catalogue, and has the form of a month.
        ArchiveContent written;
        using (var rows = await connection.BeginTextExportAsync(CopyBegin + month.Name + CopyEnd, cancel))
        {
            written = await ArchiveFile.WriteAsync(temporary, rows, cancel);
        }

        await using var count = new NpgsqlCommand(CountBegin + month.Name, connection) { CommandTimeout = LongestCountSeconds };
        var expected = (long)(await count.ExecuteScalarAsync(cancel))!;
        var stored = await ArchiveFile.ReadAsync(temporary, cancel);
        if (stored.Content != written || written.Rows != expected)
        {
            throw new InvalidDataException($"{name} holds {stored.Content.Rows} of {expected} events, or others than were written; its table stays.");
        }

        ArchiveFile.Publish(temporary, Path.Combine(directory, name));
        await months.ExportedAsync(month.Name, name, stored, cancel);
        return true;
    }

    /// <summary>The file is read once more: what is dropped cannot be brought back.</summary>
    private async Task<bool> DropAsync(ArchivedMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var path = Path.Combine(options.Value.ArchiveDirectory, month.File!);
        if (!File.Exists(path) || !(await ArchiveFile.HashAsync(path, cancel)).AsSpan().SequenceEqual(month.Sha256))
        {
            await months.AgainAsync(month.Name, cancel);
            return true;
        }

        return await months.DropAsync(month, now, cancel);
    }
}
