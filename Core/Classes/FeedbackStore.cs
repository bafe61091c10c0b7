using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Rows of <c>student_feedback</c>.</summary>
internal sealed class FeedbackStore(NpgsqlDataSource database)
{
    private const string Select = """
        select f.id, f.student_id, u.id as author_id, u.full_name as author_full_name, f.title, f.body as text, f.state,
            f.version, f.created_at, f.updated_at, f.published_at
        from student_feedback f join users u on u.id = f.author_id where f.student_id = @student_id
        """;

    // Index: student_feedback_student.
    private const string ListText =
        Select
        + """
             and (f.state = 'published' or f.author_id = @drafts_of or @all_drafts) and f.id < @before
            order by f.id desc limit @limit
            """;

    // Index: student_feedback_pkey.
    private const string FindText = Select + " and f.id = @id";

    private const string InsertText = """
        insert into student_feedback
            (id, student_id, author_id, title, body, state, created_at, updated_at, published_at)
        values (@id, @student_id, @author_id, @title, @text, @state, @now, @now,
            case when @state = 'published' then @now::timestamptz end)
        """;

    private const string ChangeText = """
        update student_feedback set title = @title, body = @text, state = @state, updated_at = @now,
            published_at = case when @state = 'published' then @now::timestamptz end, version = version + 1
        where id = @id and version = @version and state = 'draft' returning id
        """;

    private const string RemoveText = "delete from student_feedback where id = @id";

    /// <summary>Published feedback, one author's drafts or <paramref name="allDrafts"/>; latest first.</summary>
    public Task<ImmutableArray<Feedback>> ListAsync(
        Guid studentId,
        Guid draftsOf,
        bool allDrafts,
        Guid before,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ListText,
                new
                {
                    studentId,
                    draftsOf,
                    allDrafts,
                    before,
                    limit,
                }
            )
            .ListAsync<Feedback>(cancel);

    public Task<Feedback?> FindAsync(Guid studentId, Guid id, CancellationToken cancel) =>
        database.Command(FindText, new { studentId, id }).FirstAsync<Feedback>(cancel);

    public Task InsertAsync(
        Guid id,
        Guid studentId,
        Guid authorId,
        FeedbackDraft draft,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                InsertText,
                new
                {
                    id,
                    studentId,
                    authorId,
                    draft.Title,
                    draft.Text,
                    draft.State,
                    now,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>False when the version is stale or the feedback is published.</summary>
    public Task<bool> ChangeAsync(
        Guid id,
        int version,
        FeedbackDraft draft,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ChangeText,
                new
                {
                    id,
                    version,
                    draft.Title,
                    draft.Text,
                    draft.State,
                    now,
                }
            )
            .AnyAsync(cancel);

    public Task RemoveAsync(Guid id, CancellationToken cancel) =>
        database.Command(RemoveText, new { id }).ExecuteAsync(cancel);
}
