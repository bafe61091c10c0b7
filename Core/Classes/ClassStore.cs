using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>A class as one of its teachers, or an admin, sees it.</summary>
/// <param name="Class">The class.</param>
/// <param name="Owner">The actor owns it or is an admin.</param>
internal sealed record KnownClass(SchoolClass Class, bool Owner);

/// <summary>Classes and their teachers. The SQL decides who may see a class.</summary>
internal sealed class ClassStore(NpgsqlDataSource database)
{
    // Indexes: class_teachers_pkey, class_members_pkey, users_pkey.
    private const string Select = """
        select c.id, c.name, c.term, c.description,
            (select count(*)::int from class_members m where m.class_id = c.id) as members,
            c.version, c.created_at, c.archived_at,
            coalesce((
                select jsonb_agg(
                    jsonb_build_object(
                        'teacher', jsonb_build_object('id', u.id, 'full_name', u.full_name), 'owner', x.owner)
                    order by x.owner desc, x.added_at, x.teacher_id)
                from class_teachers x join users u on u.id = x.teacher_id where x.class_id = c.id
            ), '[]')::text as teachers
        from classes c
        """;

    // Index: class_teachers_teacher; for an admin classes_pkey, over thousands of classes at most.
    private const string ListText =
        Select
        + " "
        + """
            where (@is_admin or c.id in (select class_id from class_teachers where teacher_id = @user_id))
                and (c.archived_at is not null) = @archived and c.id < @before
            order by c.id desc limit @limit
            """;

    // Index: classes_pkey.
    private const string FindText =
        Select
        + " "
        + """
            where c.id = @id
                and (@is_admin or exists (select from class_teachers k where k.class_id = c.id
                    and k.teacher_id = @user_id))
            """;

    private const string InsertText = """
        with made as (
            insert into classes (id, name, term, description, created_at)
            values (@id, @name, @term, @description, @now) returning id
        )
        insert into class_teachers (class_id, teacher_id, owner, added_at) select id, @owner_id, true, @now from made
        """;

    private const string ChangeText = """
        update classes set name = @name, term = @term, description = @description, version = version + 1
        where id = @id and version = @version and archived_at is null
        returning id
        """;

    private const string ArchiveText =
        "update classes set archived_at = @now, version = version + 1 where id = @id and archived_at is null";

    // Indexes: users_email, class_teachers_pkey. The limit is soft: two concurrent additions may exceed it by one.
    private const string AddTeacherText = """
        with held as (
            select id from classes where id = @id and archived_at is null for update
        ), teacher as (
            select id from users where lower(email) = @email and role = 'teacher'
        ), counted as (
            select count(*) as n from class_teachers where class_id = @id
        ), added as (
            insert into class_teachers (class_id, teacher_id, owner, added_at)
            select h.id, t.id, false, @now from held h, teacher t, counted n where n.n < @most on conflict do nothing
        )
        select case when not exists (select from teacher) then 'teacher_unknown'
            when exists (select from class_teachers k join teacher t on t.id = k.teacher_id where k.class_id = @id)
                then 'added'
            when (select n from counted) >= @most then 'full' else 'added' end
        """;

    private const string RemoveTeacherText = """
        delete from class_teachers where class_id = @id and teacher_id = @teacher_id and not owner
        returning teacher_id
        """;

    /// <summary>The actor's classes, for an admin all; latest first.</summary>
    public Task<ImmutableArray<SchoolClass>> ListAsync(
        Actor actor,
        bool archived,
        Guid before,
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
                    archived,
                    before,
                    limit,
                }
            )
            .ListAsync<SchoolClass>(cancel);

    /// <summary>The class, or null when there is none that the actor may see.</summary>
    public async Task<KnownClass?> FindAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        var isAdmin = actor.Role == Role.Admin;
        var found = await database
            .Command(
                FindText,
                new
                {
                    id,
                    actor.UserId,
                    isAdmin,
                }
            )
            .FirstAsync<SchoolClass>(cancel);
        return found is null
            ? null
            : new KnownClass(found, isAdmin || found.Teachers.Any(t => t.Owner && t.Teacher.Id == actor.UserId));
    }

    public Task InsertAsync(Guid id, Guid ownerId, ClassDraft draft, DateTimeOffset now, CancellationToken cancel) =>
        database
            .Command(
                InsertText,
                new
                {
                    id,
                    ownerId,
                    draft.Name,
                    draft.Term,
                    draft.Description,
                    now,
                }
            )
            .ExecuteAsync(cancel);

    /// <summary>False when the version is stale or the class is archived.</summary>
    public Task<bool> ChangeAsync(Guid id, int version, ClassDraft draft, CancellationToken cancel) =>
        database
            .Command(
                ChangeText,
                new
                {
                    id,
                    version,
                    draft.Name,
                    draft.Term,
                    draft.Description,
                }
            )
            .AnyAsync(cancel);

    /// <summary>Idempotent.</summary>
    public Task ArchiveAsync(Guid id, DateTimeOffset now, CancellationToken cancel) =>
        database.Command(ArchiveText, new { id, now }).ExecuteAsync(cancel);

    /// <summary>Null when the teacher now teaches the class, or did before.</summary>
    public async Task<Problem?> AddTeacherAsync(Guid id, string email, DateTimeOffset now, CancellationToken cancel)
    {
        var outcome = await database
            .Command(
                AddTeacherText,
                new
                {
                    id,
                    email,
                    now,
                    most = ClassRules.MostTeachers,
                }
            )
            .ValueAsync<string>(cancel);
        return outcome switch
        {
            "teacher_unknown" => ClassRules.TeacherUnknown,
            "full" => ClassRules.Full,
            _ => null,
        };
    }

    /// <summary>False when the teacher does not teach the class, or owns it.</summary>
    public Task<bool> RemoveTeacherAsync(Guid id, Guid teacherId, CancellationToken cancel) =>
        database.Command(RemoveTeacherText, new { id, teacherId }).AnyAsync(cancel);
}
