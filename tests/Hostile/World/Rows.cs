using Veritas.Tests.Support;

namespace Veritas.Tests.Hostile.World;

/// <summary>Checksums of database content.</summary>
public static class Rows
{
    private static readonly string[] Everything =
    [
        "select id, email, password_hash, full_name, role from users",
        "select * from student_profiles",
        "select * from teacher_profiles",
        "select * from exams",
        "select * from questions",
        "select * from teacher_exam_permissions",
        "select * from exam_allowances",
        "select id, exam_id, student_id, status, started_at, deadline, duration_s, locked, points, policy from "
            + "exam_attempts",
        "select * from attempt_answers",
        "select * from attempt_instructions",
    ];

    /// <summary>
    /// Everything that a request can change, without events and their totals, which are written in the background.
    /// </summary>
    public static Task<string> OfEverythingAsync(TestDatabase database) => PrintAsync(database, Everything);

    /// <summary>An attempt with its student, exam and everything that others could change.</summary>
    public static Task<string> OfAsync(TestDatabase database, Guid attempt) =>
        PrintAsync(
            database,
            [
                // The server itself records a missed heartbeat, because no client is connected.
                "select id, exam_id, student_id, status, started_at, deadline, duration_s, locked, points, "
                    + $"policy, integrity_score from exam_attempts where id = '{attempt}'",
                $"select * from monitoring_events where attempt_id = '{attempt}' and not (seq < 0 and type = "
                    + "'heartbeat.missed')",
                $"select * from alerts where attempt_id = '{attempt}' and kind <> 'connection.lost'",
                $"select * from attempt_answers where attempt_id = '{attempt}'",
                $"select * from attempt_instructions where attempt_id = '{attempt}'",
                $"select e.* from exams e join exam_attempts a on a.exam_id = e.id where a.id = '{attempt}'",
                $"select q.* from questions q join exam_attempts a on a.exam_id = q.exam_id where a.id = '{attempt}'",
                "select p.* from teacher_exam_permissions p join exam_attempts a on a.exam_id = p.exam_id where "
                    + $"a.id = '{attempt}'",
                "select l.* from exam_allowances l join exam_attempts a on a.exam_id = l.exam_id where a.id = "
                    + $"'{attempt}'",
                "select u.id, u.email, u.password_hash, u.full_name, u.role, u.failed_logins from users u join "
                    + $"exam_attempts a on a.student_id = u.id where a.id = '{attempt}'",
            ]
        );

    private static async Task<string> PrintAsync(TestDatabase database, string[] queries) =>
        (
            await database.ScalarAsync<string>(
                "select "
                    + string.Join(
                        " || ' ' || ",
                        queries.Select(q =>
                            $"(select coalesce(md5(string_agg(t::text, ',' order by t::text)), '-') from ({q}) t)"
                        )
                    )
            )
        )!;
}
