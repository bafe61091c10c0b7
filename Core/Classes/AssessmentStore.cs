using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>An assessment about to be stored.</summary>
internal sealed record NewAssessment(
    Guid Id,
    Guid StudentId,
    Guid? ClassId,
    AssessmentSource Source,
    AssessmentDraft Draft
);

/// <summary>Rows of <c>student_assessments</c>, and counted results of Veritas' exams.</summary>
internal sealed class AssessmentStore(NpgsqlDataSource database)
{
    private const string Entered = """
        select g.id, g.student_id, u.id as author_id, u.full_name as author_full_name, g.source, g.title, g.kind,
            g.points, g.max_points, 100 * g.points / g.max_points as percent, g.held_on, g.state, g.version
        from student_assessments g join users u on u.id = g.author_id where g.student_id = @student_id
        """;

    // Indexes: student_assessments_student, performance_results_student, exams_pkey, exam_attempts_pkey.
    private const string ListText =
        "select * from (("
        + Entered
        + $"""
             and (g.state = 'published' or g.author_id = @drafts_of or @all_drafts)
                and (g.held_on, g.id) < (@before_day, @before_id)
            order by g.held_on desc, g.id desc limit @limit
            ) union all (
            select r.attempt_id as id, r.student_id, null, null, 'veritas', e.title, 'exam',
                a.points, a.max_points, 100 * a.points / a.max_points,
                (r.ended_at at time zone 'UTC')::date as held_on, 'published', 0
            from performance_results r join ({AttemptSources.WithExam}) on a.id = r.attempt_id
            where r.student_id = @student_id and r.counted
                and ((r.ended_at at time zone 'UTC')::date, r.attempt_id) < (@before_day, @before_id)
            order by held_on desc, id desc limit @limit
            )) log order by held_on desc, id desc limit @limit
            """;

    // Index: student_assessments_pkey.
    private const string FindText = Entered + " and g.id = @id";

    private const string InsertText = """
        insert into student_assessments
            (id, student_id, author_id, class_id, source, title, kind, points, max_points, held_on, state, created_at)
        select n.id, n.student_id, @author_id, n.class_id, n.source, n.title, n.kind, n.points, n.max_points, n.held_on,
            n.state, @now
        from unnest(
            @ids::uuid[], @student_ids::uuid[], @class_ids::uuid[], @sources::text[], @titles::text[], @kinds::text[],
            @points::float8[], @max_points::float8[], @days::date[], @states::text[])
            as n(id, student_id, class_id, source, title, kind, points, max_points, held_on, state)
        """;

    private const string ChangeText = """
        update student_assessments set title = @title, kind = @kind, points = @points, max_points = @max_points,
            held_on = @held_on, state = @state, version = version + 1
        where id = @id and version = @version and (state = 'draft' or @state = 'published')
        returning id
        """;

    private const string RemoveText = "delete from student_assessments where id = @id";

    /// <summary>Published assessments, one author's drafts or <paramref name="allDrafts"/>; latest first.</summary>
    public async Task<ImmutableArray<Assessment>> ListAsync(
        Guid studentId,
        Guid draftsOf,
        bool allDrafts,
        DateOnly beforeDay,
        Guid beforeId,
        int limit,
        CancellationToken cancel
    )
    {
        var rows = await database
            .Command(
                ListText,
                new
                {
                    studentId,
                    draftsOf,
                    allDrafts,
                    beforeDay,
                    beforeId,
                    limit,
                }
            )
            .ListAsync<Assessment>(cancel);
        return [.. rows.Select(Rounded)];
    }

    public async Task<Assessment?> FindAsync(Guid studentId, Guid id, CancellationToken cancel) =>
        await database.Command(FindText, new { studentId, id }).FirstAsync<Assessment>(cancel) is { } found
            ? Rounded(found)
            : null;

    /// <summary>Inserts all of them, or none.</summary>
    public Task InsertAsync(
        Guid authorId,
        IReadOnlyCollection<NewAssessment> rows,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                InsertText,
                new
                {
                    authorId,
                    now,
                    ids = rows.Select(r => r.Id),
                    studentIds = rows.Select(r => r.StudentId),
                    classIds = rows.Select(r => r.ClassId),
                    sources = rows.Select(r => r.Source),
                    titles = rows.Select(r => r.Draft.Title),
                    kinds = rows.Select(r => r.Draft.Kind),
                    points = rows.Select(r => r.Draft.Points),
                    maxPoints = rows.Select(r => r.Draft.MaxPoints),
                    days = rows.Select(r => r.Draft.HeldOn),
                    states = rows.Select(r => r.Draft.State),
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>False when the version is stale, or a published assessment would become a draft.</summary>
    public Task<bool> ChangeAsync(Guid id, int version, AssessmentDraft draft, CancellationToken cancel) =>
        database
            .Command(
                ChangeText,
                new
                {
                    id,
                    version,
                    draft.Title,
                    draft.Kind,
                    draft.Points,
                    draft.MaxPoints,
                    draft.HeldOn,
                    draft.State,
                }
            )
            .AnyAsync(cancel);

    public Task RemoveAsync(Guid id, CancellationToken cancel) =>
        database.Command(RemoveText, new { id }).ExecuteAsync(cancel);

    private static Assessment Rounded(Assessment row) => row with { Percent = Math.Round(row.Percent, 2) };
}
