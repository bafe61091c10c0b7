using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Classes;

/// <summary>A class as one of its teachers, or an admin, sees it.</summary>
internal sealed record KnownClass(SchoolClass Class, bool Owner);

/// <summary>Classes and who teaches them. Who may see one is in every statement; an admin ($2) sees all.</summary>
internal sealed class ClassStore(NpgsqlDataSource database)
{
    // Indexes: class_teachers_pkey, class_members_pkey, users_pkey.
    private const string Select = """
        select c.id, c.name, c.term, c.description, (select count(*)::int from class_members m where m.class_id = c.id), c.version, c.created_at, c.archived_at,
            t.ids, t.names, t.owners, $2 or coalesce(exists (select from class_teachers o where o.class_id = c.id and o.teacher_id = $1 and o.owner), false)
        from classes c cross join lateral (
            select array_agg(x.teacher_id order by x.owner desc, x.added_at, x.teacher_id) as ids, array_agg(u.full_name order by x.owner desc, x.added_at, x.teacher_id) as names,
                array_agg(x.owner order by x.owner desc, x.added_at, x.teacher_id) as owners
            from class_teachers x join users u on u.id = x.teacher_id where x.class_id = c.id
        ) t
        """;

    // Index: class_teachers_teacher; for an admin classes_pkey, of which there are thousands at most.
    private const string ListText = Select + " " + """
        where ($2 or c.id in (select class_id from class_teachers where teacher_id = $1)) and (c.archived_at is not null) = $3 and c.id < $4
        order by c.id desc limit $5
        """;

    // Index: classes_pkey.
    private const string FindText = Select + " where c.id = $3 and ($2 or exists (select from class_teachers k where k.class_id = c.id and k.teacher_id = $1))";

    private const string InsertText = """
        with made as (insert into classes (id, name, term, description, created_at) values ($1, $3, $4, $5, $6) returning id)
        insert into class_teachers (class_id, teacher_id, owner, added_at) select id, $2, true, $6 from made
        """;

    private const string ChangeText = """
        update classes set name = $3, term = $4, description = $5, version = version + 1 where id = $1 and version = $2 and archived_at is null returning id::text
        """;

    private const string ArchiveText = "update classes set archived_at = $2, version = version + 1 where id = $1 and archived_at is null";

    // Indexes: users_email, class_teachers_pkey. The limit is soft: two additions at once may pass it by one.
    private const string AddTeacherText = """
        with held as (select id from classes where id = $1 and archived_at is null for update), teacher as (
            select id from users where lower(email) = $2 and role = 'teacher'
        ), counted as (select count(*) as n from class_teachers where class_id = $1), added as (
            insert into class_teachers (class_id, teacher_id, owner, added_at)
            select h.id, t.id, false, $3 from held h, teacher t, counted n where n.n < $4 on conflict do nothing
        )
        select case when not exists (select from teacher) then 'teacher_unknown'
            when exists (select from class_teachers k join teacher t on t.id = k.teacher_id where k.class_id = $1) then 'added'
            when (select n from counted) >= $4 then 'full' else 'added' end
        """;

    private const string RemoveTeacherText = "delete from class_teachers where class_id = $1 and teacher_id = $2 and not owner returning teacher_id::text";

    public Task<ImmutableArray<SchoolClass>> ListAsync(Actor actor, bool archived, Guid before, int limit, CancellationToken cancel) =>
        database.Statement(ListText, actor.UserId, actor.Role == Role.Admin, archived, before, limit).ListAsync(Read, cancel);

    /// <summary>The class, or null when the actor may not know of it.</summary>
    public Task<KnownClass?> FindAsync(Actor actor, Guid classId, CancellationToken cancel) =>
        database.Statement(FindText, actor.UserId, actor.Role == Role.Admin, classId).FirstAsync(r => new KnownClass(Read(r), r.GetBoolean(11)), cancel);

    public Task InsertAsync(Guid id, Guid owner, ClassDraft draft, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(InsertText, id, owner, draft.Name, draft.Term, draft.Description, now.UtcDateTime).RunAsync(cancel);

    /// <summary>False when the version is another one by now, or the class archived.</summary>
    public async Task<bool> ChangeAsync(Guid id, int version, ClassDraft draft, CancellationToken cancel) =>
        await database.Statement(ChangeText, id, version, draft.Name, draft.Term, draft.Description).FirstAsync(r => r.GetString(0), cancel) is not null;

    public Task ArchiveAsync(Guid id, DateTimeOffset now, CancellationToken cancel) => database.Statement(ArchiveText, id, now.UtcDateTime).RunAsync(cancel);

    /// <summary>Null: the teacher teaches the class now.</summary>
    public async Task<Problem?> AddTeacherAsync(Guid id, string email, DateTimeOffset now, CancellationToken cancel) =>
        await database.Statement(AddTeacherText, id, email, now.UtcDateTime, ClassRules.MostTeachers).FirstAsync(r => r.GetString(0), cancel) switch
        {
            "teacher_unknown" => ClassRules.TeacherUnknown,
            "full" => ClassRules.Full,
            _ => null,
        };

    /// <summary>False when that is none of its teachers, or the owner.</summary>
    public async Task<bool> RemoveTeacherAsync(Guid id, Guid teacherId, CancellationToken cancel) =>
        await database.Statement(RemoveTeacherText, id, teacherId).FirstAsync(r => r.GetString(0), cancel) is not null;

    private static SchoolClass Read(NpgsqlDataReader r)
    {
        var (ids, names, owners) = (r.GetFieldValue<Guid[]>(8), r.GetFieldValue<string[]>(9), r.GetFieldValue<bool[]>(10));
        return new SchoolClass(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.Utc(6), r.UtcOrNull(7),
            [.. ids.Select((id, i) => new ClassTeacher(new Person(id, names[i]), owners[i]))]);
    }
}
