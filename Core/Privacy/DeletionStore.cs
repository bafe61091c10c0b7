using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>Reads what has been deleted and archived.</summary>
internal sealed class DeletionStore(NpgsqlDataSource database)
{
    // Indexes: deletion_records_pkey; of one exam deletion_records_exam.
    private const string ListText = """
        select id, exam_id, deleted_at, setting, retention_days, attempts, first_started, last_started, encode(ids_sha256, 'hex'), rows_deleted::text
        from deletion_records where ($1::uuid is null or exam_id = $1) and id < $2 order by id desc limit $3
        """;

    // Index: event_archives_pkey; names rise with the months, of which there are few.
    private const string ArchivesText = """
        select name, first_day, until_day, state, begun_at, file, event_rows, bytes, encode(sha256, 'hex'), archived_at
        from event_archives where $1::text is null or name < $1 order by name desc limit $2
        """;

    public Task<ImmutableArray<DeletionRecord>> ListAsync(Guid? examId, Guid before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, examId, before, limit).ListAsync(
            r => new DeletionRecord(
                r.GetGuid(0), r.GetGuid(1), r.Utc(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.Utc(6), r.Utc(7), r.GetString(8),
                JsonSerializer.Deserialize<ImmutableSortedDictionary<string, long>>(r.GetString(9), VeritasJson.Options)!),
            cancel);

    public Task<ImmutableArray<EventArchive>> ArchivesAsync(string? before, int limit, CancellationToken cancel) =>
        database.Statement(ArchivesText, before, limit).ListAsync(
            r => new EventArchive(
                r.GetString(0), r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2), WireName<ArchiveState>.Parse(r.GetString(3)), r.Utc(4), r.TextOrNull(5),
                r.IsDBNull(6) ? null : r.GetInt64(6), r.IsDBNull(7) ? null : r.GetInt64(7), r.TextOrNull(8), r.UtcOrNull(9)),
            cancel);
}
