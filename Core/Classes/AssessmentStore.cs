using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>An entry about to be stored.</summary>
internal sealed record NewAssessment(Guid Id, Guid StudentId, Guid? ClassId, AssessmentSource Source, AssessmentDraft Draft);

/// <summary>Students' logs: rows of <c>student_assessments</c>, and the results that count in their records.</summary>
internal sealed class AssessmentStore(NpgsqlDataSource database)
{
    private const string Entered = """
        select g.id, u.id as author_id, u.full_name as author, g.source, g.title, g.kind, g.points, g.max_points, g.held_on, g.state, g.version
        from student_assessments g join users u on u.id = g.author_id where g.student_id = $1
        """;

    // Indexes: student_assessments_student, performance_results_student, exams_pkey, exam_attempts_pkey. Drafts of $2; $3: of everybody.
    private const string ListText = "select * from ((" + Entered + """
         and (g.state = 'published' or g.author_id = $2 or $3) and (g.held_on, g.id) < ($4, $5) order by g.held_on desc, g.id desc limit $6
        ) union all (
        select r.attempt_id, null, null, 'veritas', e.title, 'exam', a.points, a.max_points, (r.ended_at at time zone 'UTC')::date, 'published', 0
        from performance_results r join exams e on e.id = r.exam_id join exam_attempts a on a.id = r.attempt_id
        where r.student_id = $1 and r.counted and ((r.ended_at at time zone 'UTC')::date, r.attempt_id) < ($4, $5)
        order by 9 desc, 1 desc limit $6
        )) log order by held_on desc, id desc limit $6
        """;

    // Index: student_assessments_pkey.
    private const string FindText = Entered + " and g.id = $2";

    private const string InsertText = """
        insert into student_assessments (id, student_id, author_id, class_id, source, title, kind, points, max_points, held_on, state, created_at)
        select n.id, n.student, $1, nullif(n.class, '00000000-0000-0000-0000-000000000000'::uuid), n.source, n.title, n.kind, n.points, n.max_points, n.held_on, n.state, $2
        from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::float8[], $10::float8[], $11::date[], $12::text[])
            as n(id, student, class, source, title, kind, points, max_points, held_on, state)
        """;

    private const string ChangeText = """
        update student_assessments set title = $3, kind = $4, points = $5, max_points = $6, held_on = $7, state = $8, version = version + 1
        where id = $1 and version = $2 and (state = 'draft' or $8 = 'published') returning id::text
        """;

    private const string RemoveText = "delete from student_assessments where id = $1";

    public Task<ImmutableArray<Assessment>> ListAsync(Guid studentId, Guid drafts, bool all, DateOnly day, Guid id, int limit, CancellationToken cancel) =>
        database.Statement(ListText, studentId, drafts, all, day, id, limit).ListAsync(r => Read(r, studentId), cancel);

    public Task<Assessment?> FindAsync(Guid studentId, Guid id, CancellationToken cancel) =>
        database.Statement(FindText, studentId, id).FirstAsync(r => Read(r, studentId), cancel);

    /// <summary>All of them or none.</summary>
    public Task InsertAsync(Guid author, IReadOnlyCollection<NewAssessment> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var insert = database.Statement(InsertText, author, now.UtcDateTime);
        object[] columns =
        [
            rows.Select(r => r.Id).ToArray(), rows.Select(r => r.StudentId).ToArray(), rows.Select(r => r.ClassId ?? Guid.Empty).ToArray(),
            rows.Select(r => WireName<AssessmentSource>.Of(r.Source)).ToArray(), rows.Select(r => r.Draft.Title).ToArray(),
            rows.Select(r => WireName<AssessmentKind>.Of(r.Draft.Kind)).ToArray(), rows.Select(r => r.Draft.Points).ToArray(),
            rows.Select(r => r.Draft.MaxPoints).ToArray(), rows.Select(r => r.Draft.HeldOn).ToArray(),
            rows.Select(r => WireName<PublishState>.Of(r.Draft.State)).ToArray(),
        ];
        foreach (var column in columns)
        {
            insert.Parameters.Add(new() { Value = column });
        }

        return insert.RunAsync(cancel);
    }

    /// <summary>False when the version is another one by now.</summary>
    public async Task<bool> ChangeAsync(Guid id, int version, AssessmentDraft draft, CancellationToken cancel) =>
        await database.Statement(
            ChangeText, id, version, draft.Title, WireName<AssessmentKind>.Of(draft.Kind), draft.Points, draft.MaxPoints, draft.HeldOn,
            WireName<PublishState>.Of(draft.State)).FirstAsync(r => r.GetString(0), cancel) is not null;

    public Task RemoveAsync(Guid id, CancellationToken cancel) => database.Statement(RemoveText, id).RunAsync(cancel);

    private static Assessment Read(NpgsqlDataReader r, Guid studentId) => new(
        r.GetGuid(0), studentId, r.IsDBNull(1) ? null : new Person(r.GetGuid(1), r.GetString(2)), WireName<AssessmentSource>.Parse(r.GetString(3)), r.GetString(4),
        WireName<AssessmentKind>.Parse(r.GetString(5)), r.GetDouble(6), r.GetDouble(7), Math.Round(100 * r.GetDouble(6) / r.GetDouble(7), 2),
        r.GetFieldValue<DateOnly>(8), WireName<PublishState>.Parse(r.GetString(9)), r.GetInt32(10));
}
