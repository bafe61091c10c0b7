using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Students of classes, and the numbers they are known by.</summary>
internal sealed class MemberStore(NpgsqlDataSource database)
{
    // Indexes: class_members_pkey, users_pkey, student_profiles_pkey.
    private const string Select = """
        select u.id, u.full_name, u.email, s.student_number, m.added_at from class_members m
        join users u on u.id = m.student_id left join student_profiles s on s.user_id = u.id where m.class_id = $1
        """;

    private const string ListText = Select + " and m.student_id > $2 order by m.student_id limit $3";

    private const string OneText = Select + " and m.student_id = $2";

    // Indexes: users_pkey, users_email, student_profiles_number. One answer a name, null where there is no such student.
    private const string ResolveText = """
        select (select u.id from users u where u.role = 'student' and (
            (n.kind = 'id' and u.id = n.id) or (n.kind = 'email' and lower(u.email) = n.name)
            or (n.kind = 'number' and u.id = (select s.user_id from student_profiles s where lower(s.student_number) = lower(n.name)))))
        from unnest($1::text[], $2::uuid[], $3::text[]) with ordinality as n(kind, id, name, place) order by n.place
        """;

    // Index: class_members_pkey. Nothing is added past the limit, which is soft: two imports at once may pass it together.
    private const string AddText = """
        with held as (select id from classes where id = $1 and archived_at is null for update), wanted as (
            select distinct s from unnest($2::uuid[]) s where not exists (select from class_members m where m.class_id = $1 and m.student_id = s)
        ), room as (
            select count(*) + (select count(*) from wanted) <= $5 as enough from class_members where class_id = $1
        ), added as (
            insert into class_members (class_id, student_id, added_at, added_by)
            select h.id, w.s, $3, $4 from held h, wanted w, room where room.enough on conflict do nothing
        )
        select enough from room
        """;

    // Index: class_members_pkey.
    private const string AmongText = "select student_id from class_members where class_id = $1 and student_id = any($2)";

    private const string RemoveText = "delete from class_members where class_id = $1 and student_id = $2 returning student_id::text";

    // Indexes: users_pkey, student_profiles_pkey.
    private const string NumberText = """
        select u.version, s.student_number from users u left join student_profiles s on s.user_id = u.id where u.id = $1 and u.role = 'student'
        """;

    private const string SetNumberText = """
        with changed as (update users set version = version + 1 where id = $1 and role = 'student' and version = $2 returning id, created_at)
        insert into student_profiles (user_id, created_at, student_number) select id, created_at, $3 from changed
        on conflict (user_id) do update set student_number = excluded.student_number
        returning user_id::text
        """;

    public Task<ImmutableArray<ClassMember>> ListAsync(Guid classId, Guid after, int limit, CancellationToken cancel) =>
        database.Statement(ListText, classId, after, limit).ListAsync(Read, cancel);

    public Task<ClassMember?> FindAsync(Guid classId, Guid studentId, CancellationToken cancel) =>
        database.Statement(OneText, classId, studentId).FirstAsync(Read, cancel);

    /// <summary>The students of these names, in their order; null where there is none.</summary>
    public async Task<ImmutableArray<Guid?>> ResolveAsync(IReadOnlyCollection<StudentRef> students, CancellationToken cancel)
    {
        var command = database.Statement(ResolveText);
        command.Parameters.Add(new() { Value = students.Select(s => s.StudentId is not null ? "id" : s.Email is not null ? "email" : "number").ToArray() });
        command.Parameters.Add(new() { Value = students.Select(s => s.StudentId ?? Guid.Empty).ToArray() });
        command.Parameters.Add(new() { Value = students.Select(s => s.Email ?? s.StudentNumber ?? "").ToArray() });
        return await command.ListAsync(r => r.IsDBNull(0) ? (Guid?)null : r.GetGuid(0), cancel);
    }

    /// <summary>Those of the students that are in the class.</summary>
    public async Task<HashSet<Guid>> AmongAsync(Guid classId, Guid[] students, CancellationToken cancel) =>
        [.. await database.Statement(AmongText, classId, students).ListAsync(r => r.GetGuid(0), cancel)];

    /// <summary>False: the class would be too large, nobody was added.</summary>
    public async Task<bool> AddAsync(Guid classId, IEnumerable<Guid> students, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        (await database.Statement(AddText, classId, students.ToArray(), now.UtcDateTime, by, ClassRules.MostMembers).ListAsync(r => r.GetBoolean(0), cancel))[0];

    public async Task<bool> RemoveAsync(Guid classId, Guid studentId, CancellationToken cancel) =>
        await database.Statement(RemoveText, classId, studentId).FirstAsync(r => r.GetString(0), cancel) is not null;

    public Task<StudentNumber?> NumberAsync(Guid studentId, CancellationToken cancel) =>
        database.Statement(NumberText, studentId).FirstAsync(r => new StudentNumber(studentId, r.TextOrNull(1), r.GetInt32(0)), cancel);

    /// <summary>Null: done. Else <c>student_changed</c> or <c>student_number_taken</c>.</summary>
    public async Task<Problem?> SetNumberAsync(Guid studentId, string? number, int version, CancellationToken cancel)
    {
        var command = database.Statement(SetNumberText, studentId, version);
        command.Parameters.Add(new() { Value = number ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        try
        {
            return await command.FirstAsync(r => r.GetString(0), cancel) is not null
                ? null
                : new Problem(ProblemKind.Stale, "student_changed", "The account was changed meanwhile. Read it again.");
        }
        catch (NpgsqlException e) when (e.IsUniqueViolation("student_profiles_number"))
        {
            return new Problem(ProblemKind.Conflict, "student_number_taken", "Another student has this number.", Field: "student_number");
        }
    }

    private static ClassMember Read(NpgsqlDataReader r) => new(new Person(r.GetGuid(0), r.GetString(1)), r.GetString(2), r.TextOrNull(3), r.Utc(4));
}
