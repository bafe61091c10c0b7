using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Reads <c>deletion_records</c> and <c>event_archives</c>.</summary>
internal sealed class DeletionStore(NpgsqlDataSource database)
{
    // Indexes: deletion_records_pkey; for one exam deletion_records_exam.
    private const string ListText = """
        select id, exam_id, deleted_at, setting, retention_days, attempts, first_started, last_started,
            encode(ids_sha256, 'hex') as ids_sha256, rows_deleted::text as rows
        from deletion_records where (@exam_id::uuid is null or exam_id = @exam_id) and id < @before
        order by id desc limit @limit
        """;

    // Index: event_archives_pkey; names are in the order of the months, of which there are few.
    private const string ArchivesText = """
        select name, first_day, until_day, state, begun_at, file, event_rows as events, bytes,
            encode(sha256, 'hex') as sha256, archived_at
        from event_archives where @before::text is null or name < @before order by name desc limit @limit
        """;

    public Task<ImmutableArray<DeletionRecord>> ListAsync(
        Guid? examId,
        Guid before,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ListText,
                new
                {
                    examId,
                    before,
                    limit,
                }
            )
            .ListAsync(Read, cancel);

    public Task<ImmutableArray<EventArchive>> ArchivesAsync(string? before, int limit, CancellationToken cancel) =>
        database.Command(ArchivesText, new { before, limit }).ListAsync<EventArchive>(cancel);

    private static DeletionRecord Read(Row row) =>
        new(
            row.Get<Guid>("id"),
            row.Get<Guid>("exam_id"),
            row.Get<DateTimeOffset>("deleted_at"),
            row.Get<string>("setting"),
            row.Get<int>("retention_days"),
            row.Get<int>("attempts"),
            row.Get<DateTimeOffset>("first_started"),
            row.Get<DateTimeOffset>("last_started"),
            row.Get<string>("ids_sha256"),
            row.Json<ImmutableSortedDictionary<string, long>>("rows")
        );
}
