using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Students of classes.</summary>
internal sealed class MemberStore(NpgsqlDataSource database)
{
    // Indexes: class_members_pkey, users_pkey, student_profiles_pkey.
    private const string Select = """
        select u.id as student_id, u.full_name as student_full_name, u.email, s.student_number, m.added_at
        from class_members m join users u on u.id = m.student_id left join student_profiles s on s.user_id = u.id
        where m.class_id = @class_id
        """;

    private const string ListText = Select + " and m.student_id > @after order by m.student_id limit @limit";

    private const string FindText = Select + " and m.student_id = @student_id";

    // Index: class_members_pkey. The limit is soft: two concurrent imports may together exceed it.
    private const string AddText = """
        with held as (
            select id from classes where id = @class_id and archived_at is null for update
        ), wanted as (
            select distinct s from unnest(@students::uuid[]) s
            where not exists (select from class_members m where m.class_id = @class_id and m.student_id = s)
        ), room as (
            select count(*) + (select count(*) from wanted) <= @most as enough
            from class_members where class_id = @class_id
        ), added as (
            insert into class_members (class_id, student_id, added_at, added_by)
            select h.id, w.s, @now, @by from held h, wanted w, room where room.enough on conflict do nothing
        )
        select enough from room
        """;

    // Index: class_members_pkey.
    private const string AmongText =
        "select student_id from class_members where class_id = @class_id and student_id = any(@students)";

    private const string RemoveText =
        "delete from class_members where class_id = @class_id and student_id = @student_id returning student_id";

    public Task<ImmutableArray<ClassMember>> ListAsync(Guid classId, Guid after, int limit, CancellationToken cancel) =>
        database
            .Command(
                ListText,
                new
                {
                    classId,
                    after,
                    limit,
                }
            )
            .ListAsync<ClassMember>(cancel);

    public Task<ClassMember?> FindAsync(Guid classId, Guid studentId, CancellationToken cancel) =>
        database.Command(FindText, new { classId, studentId }).FirstAsync<ClassMember>(cancel);

    /// <summary>Those of the students who are in the class.</summary>
    public async Task<HashSet<Guid>> AmongAsync(
        Guid classId,
        IReadOnlyCollection<Guid> students,
        CancellationToken cancel
    ) => [.. await database.Command(AmongText, new { classId, students }).ListAsync<Guid>(cancel)];

    /// <summary>Adds all of them, or none and returns false when the class would exceed its limit.</summary>
    public Task<bool> AddAsync(
        Guid classId,
        IEnumerable<Guid> students,
        Guid by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                AddText,
                new
                {
                    classId,
                    students,
                    now,
                    by,
                    most = ClassRules.MostMembers,
                }
            )
            .ValueAsync<bool>(cancel);

    /// <summary>False when the student is not in the class.</summary>
    public Task<bool> RemoveAsync(Guid classId, Guid studentId, CancellationToken cancel) =>
        database.Command(RemoveText, new { classId, studentId }).AnyAsync(cancel);
}
