using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Reads the audit log entries about one student.</summary>
internal sealed class StudentActionStore(NpgsqlDataSource database)
{
    // The outer query reads the log row by row (offset 0); otherwise PostgreSQL would scan the log backwards until it
    // meets enough of the rows that were found. Indexes: audit_log_pkey, audit_log_subject, audit_log_part,
    // exam_attempts_student, teacher_exam_permissions_pkey, class_members_student.
    // An import names only its class: of member imports the one that added the student counts, of assessment imports
    // all since then.
    private const string ListText = """
        select l.seq, l.at, u.id as actor_id, u.full_name as actor_full_name, l.actor_role as role, l.action, l.subject,
            l.subject_id, l.status
        from (select seq from (
            (select seq from audit_log
             where subject_id = @student_id and seq < @before and actor_id is distinct from @student_id
             order by seq desc limit @limit)
            union
            (select seq from audit_log
             where part_id = @student_id and seq < @before and actor_id is distinct from @student_id
             order by seq desc limit @limit)
            union
            (select x.seq from exam_attempts a cross join lateral (
                select seq from audit_log
                where subject_id = a.id and seq < @before and actor_id is distinct from @student_id
                order by seq desc limit @limit) x
             where a.student_id = @student_id and (@is_admin or exists (
                select from teacher_exam_permissions p where p.exam_id = a.exam_id and p.teacher_id = @user_id)))
            union
            (select x.seq from class_members m cross join lateral (
                select seq from audit_log
                where subject_id = m.class_id and seq < @before and at >= m.added_at - interval '1 minute'
                    and (action = 'POST /teacher/classes/{class_id}/assessments/import'
                        or (action = 'POST /teacher/classes/{class_id}/members/import'
                            and at <= m.added_at + interval '5 seconds'))
                order by seq desc limit @limit) x
             where m.student_id = @student_id)
        ) every order by seq desc limit @limit) found
        cross join lateral (select * from audit_log where seq = found.seq offset 0) l
        left join users u on u.id = l.actor_id
        order by l.seq desc limit @limit
        """;

    /// <summary>Entries before a number, newest first.</summary>
    public Task<ImmutableArray<StudentAction>> ListAsync(
        Actor actor,
        Guid studentId,
        long before,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ListText,
                new
                {
                    actor.UserId,
                    isAdmin = actor.Role == Role.Admin,
                    studentId,
                    before,
                    limit,
                }
            )
            .ListAsync<StudentAction>(cancel);
}
