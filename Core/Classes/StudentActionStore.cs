using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>Reads the audit log about one student.</summary>
internal sealed class StudentActionStore(NpgsqlDataSource database)
{
    // Row by row at the end (offset 0), or the log would be read back until enough of the found rows are met. Indexes: audit_log_pkey, audit_log_subject, audit_log_part,
    // exam_attempts_student, teacher_exam_permissions_pkey, class_members_student. An import names its class alone: of members the one that took
    // the student in, of graded things all since then.
    private const string ListText = """
        select l.seq, l.at, u.id, u.full_name, l.actor_role, l.action, l.subject, l.subject_id, l.status from (select seq from (
            (select seq from audit_log where subject_id = $3 and seq < $4 and actor_id is distinct from $3 order by seq desc limit $5)
            union
            (select seq from audit_log where part_id = $3 and seq < $4 and actor_id is distinct from $3 order by seq desc limit $5)
            union
            (select x.seq from exam_attempts a cross join lateral (
                select seq from audit_log where subject_id = a.id and seq < $4 and actor_id is distinct from $3 order by seq desc limit $5) x
             where a.student_id = $3 and ($2 or exists (select from teacher_exam_permissions p where p.exam_id = a.exam_id and p.teacher_id = $1)))
            union
            (select x.seq from class_members m cross join lateral (
                select seq from audit_log where subject_id = m.class_id and seq < $4 and at >= m.added_at - interval '1 minute'
                    and (action = 'POST /teacher/classes/{class_id}/assessments/import' or (action = 'POST /teacher/classes/{class_id}/members/import' and at <= m.added_at + interval '5 seconds'))
                order by seq desc limit $5) x
             where m.student_id = $3)
        ) every order by seq desc limit $5) found cross join lateral (select * from audit_log where seq = found.seq offset 0) l left join users u on u.id = l.actor_id
        order by l.seq desc limit $5
        """;

    /// <summary>Rows before a number, newest first.</summary>
    public Task<ImmutableArray<StudentAction>> ListAsync(Actor actor, Guid studentId, long before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, actor.UserId, actor.Role == Role.Admin, studentId, before, limit).ListAsync(
            r => new StudentAction(
                r.GetInt64(0), r.Utc(1), r.IsDBNull(2) ? null : new Person(r.GetGuid(2), r.GetString(3)), r.TextOrNull(4), r.GetString(5), r.GetString(6),
                r.IsDBNull(7) ? null : r.GetGuid(7), r.GetInt32(8)),
            cancel);
}
