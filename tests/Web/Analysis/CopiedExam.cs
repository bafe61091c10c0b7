using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Analysis;

/// <summary>
/// An exam with thirty single-choice questions, taken by forty students who answer about two fifths correctly. The
/// second student copies the first and the fourth copies the third, each ten seconds later.
/// </summary>
internal sealed record CopiedExam(VeritasServer Server, Person Teacher, Guid Id, IReadOnlyList<Guid> Attempts)
{
    private const int Students = 40;

    public string Url => $"/teacher/exams/{Id}/collusion";

    public static async Task<CopiedExam> InAsync(VeritasServer server)
    {
        var (teacher, rows) = (await server.PersonAsync("teacher"), new ExamRows(server.Database.DataSource));
        var exam = await rows.Exam(teacher.Id);
        await rows.Permit(exam, teacher.Id, "own");
        await server.Database.ExecuteAsync(
            $"""
            insert into questions (id, exam_id, position, kind, body, options, key, points)
            select gen_random_uuid(), '{exam}', n, 'single_choice', 'Which?', '[]', '"a"', 1 from generate_series(1, 30) n
            """
        );
        var attempts = new List<Guid>();
        for (var i = 0; i < Students; i++)
        {
            attempts.Add(await rows.Attempt(exam, await rows.User(name: $"Student {i}"), "submitted"));
        }

        await server.Database.ExecuteAsync(
            $"""
            insert into attempt_answers (attempt_id, question_id, revision, value, saved_at, points)
            select a.id, q.id, 1, to_jsonb(chosen), timestamptz '2030-01-01 09:00:00Z' + make_interval(secs => 40 *
                q.position + case when n in (2, 4) then 10 else 0 end),
                case chosen when 'a' then 1 else 0 end
            from unnest(array['{string.Join(
                "','",
                attempts
            )}']::uuid[]) with ordinality a (id, n) cross join questions q
            cross join lateral (select substr('aabcd', 1 + ('x' || substr(md5((case n when 2 then 1 when 4 then 3 else n
                end) || '/' || q.position), 1, 6))::bit(24)::int % 5, 1) as chosen) c
            where q.exam_id = '{exam}'
            """
        );
        return new CopiedExam(server, teacher, exam, attempts);
    }

    /// <summary>Closes the exam in the database, because it was not created over HTTP.</summary>
    public Task CloseAsync() => Server.Database.ExecuteAsync($"update exams set status = 'closed' where id = '{Id}'");
}
