using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>Rows of <c>student_feedback</c>.</summary>
internal sealed class FeedbackStore(NpgsqlDataSource database)
{
    private const string Select = """
        select f.id, f.student_id, u.id, u.full_name, f.title, f.body, f.state, f.version, f.created_at, f.updated_at, f.published_at
        from student_feedback f join users u on u.id = f.author_id where f.student_id = $1
        """;

    // Index: student_feedback_student. Drafts of $2; $3: of everybody.
    private const string ListText = Select + " and (f.state = 'published' or f.author_id = $2 or $3) and f.id < $4 order by f.id desc limit $5";

    // Index: student_feedback_pkey.
    private const string FindText = Select + " and f.id = $2";

    private const string InsertText = """
        insert into student_feedback (id, student_id, author_id, title, body, state, created_at, updated_at, published_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7, case when $6 = 'published' then $7::timestamptz end)
        """;

    private const string ChangeText = """
        update student_feedback set title = $3, body = $4, state = $5, updated_at = $6, published_at = case when $5 = 'published' then $6::timestamptz end, version = version + 1
        where id = $1 and version = $2 and state = 'draft' returning id::text
        """;

    private const string RemoveText = "delete from student_feedback where id = $1";

    public Task<ImmutableArray<Feedback>> ListAsync(Guid studentId, Guid drafts, bool all, Guid before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, studentId, drafts, all, before, limit).ListAsync(Read, cancel);

    public Task<Feedback?> FindAsync(Guid studentId, Guid id, CancellationToken cancel) => database.Statement(FindText, studentId, id).FirstAsync(Read, cancel);

    public Task InsertAsync(Guid id, Guid studentId, Guid author, FeedbackDraft draft, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(InsertText, id, studentId, author, draft.Title, draft.Text, WireName<PublishState>.Of(draft.State), now.UtcDateTime).RunAsync(cancel);

    /// <summary>False when the version is another one by now, or it is published.</summary>
    public async Task<bool> ChangeAsync(Guid id, int version, FeedbackDraft draft, DateTimeOffset now, CancellationToken cancel) =>
        await database.Statement(ChangeText, id, version, draft.Title, draft.Text, WireName<PublishState>.Of(draft.State), now.UtcDateTime)
            .FirstAsync(r => r.GetString(0), cancel) is not null;

    public Task RemoveAsync(Guid id, CancellationToken cancel) => database.Statement(RemoveText, id).RunAsync(cancel);

    private static Feedback Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), new Person(r.GetGuid(2), r.GetString(3)), r.GetString(4), r.GetString(5), WireName<PublishState>.Parse(r.GetString(6)),
        r.GetInt32(7), r.Utc(8), r.Utc(9), r.UtcOrNull(10));
}
