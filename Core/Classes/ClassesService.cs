using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Classes and their teachers: checks access, applies the rules, and stores.</summary>
internal sealed partial class ClassesService(
    ClassStore classes,
    MemberStore members,
    UserDirectory users,
    TimeProvider time,
    ILogger<ClassesService> logger
)
{
    /// <summary>The actor's classes (for an admin all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="archived">Archived classes instead of those in use.</param>
    /// <param name="after">The previous page's <c>next</c>; null: the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<SchoolClass>>> List(
        Actor actor,
        bool archived,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<SchoolClass>>(
            cancel,
            async cancel =>
            {
                if (IdPages.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var rows = await classes.ListAsync(actor, archived, before, limit, cancel);
                return Pages.Of(rows, limit, r => r.Id.ToString());
            }
        );

    /// <summary>Creates a class, owned by the actor. Problems: <c>class_invalid</c>.</summary>
    public Task<Result<SchoolClass>> Create(Actor actor, ClassDraft draft, CancellationToken cancel) =>
        time.WithTimeout<SchoolClass>(
            cancel,
            async cancel =>
            {
                var valid = ClassRules.Check(draft);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                var now = time.GetUtcNow();
                var id = Guid.CreateVersion7(now);
                await classes.InsertAsync(id, actor.UserId, valid.Value, now, cancel);
                LogCreated(logger, id, actor.UserId);
                return await FindAsync(actor, id, cancel);
            }
        );

    /// <summary>The class. Problems: <c>class_unknown</c>, as of every method here.</summary>
    public Task<Result<SchoolClass>> Read(Actor actor, Guid classId, CancellationToken cancel) =>
        time.WithTimeout<SchoolClass>(cancel, cancel => FindAsync(actor, classId, cancel));

    /// <summary>
    /// Changes the given version of the class. Problems: <c>class_invalid</c>, <c>class_archived</c>,
    /// <c>class_changed</c> (412).
    /// </summary>
    public Task<Result<SchoolClass>> Change(
        Actor actor,
        Guid classId,
        ClassDraft draft,
        int version,
        CancellationToken cancel
    ) =>
        time.WithTimeout<SchoolClass>(
            cancel,
            async cancel =>
            {
                var known = await InUseAsync(actor, classId, cancel);
                if (!known.Ok)
                {
                    return known.Problem;
                }

                var valid = ClassRules.Check(draft);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                return await classes.ChangeAsync(classId, version, valid.Value, cancel)
                    ? await FindAsync(actor, classId, cancel)
                    : ClassRules.Changed;
            }
        );

    /// <summary>
    /// Archives the class for good; idempotent. Its owner or an admin may. Problems: <c>not_owner</c>.
    /// </summary>
    public Task<Result<Done>> Archive(Actor actor, Guid classId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                if (await classes.FindAsync(actor, classId, cancel) is not { } known)
                {
                    return ClassRules.Unknown;
                }

                if (!known.Owner)
                {
                    return ClassRules.NotOwner;
                }

                await classes.ArchiveAsync(classId, time.GetUtcNow(), cancel);
                LogArchived(logger, classId, actor.UserId);
                return Done.Value;
            }
        );

    /// <summary>
    /// Lets another teacher teach the class; idempotent. Its owner or an admin may. Problems: <c>not_owner</c>,
    /// <c>teacher_unknown</c>, <c>class_full</c> (50 teachers).
    /// </summary>
    public Task<Result<SchoolClass>> AddTeacher(Actor actor, Guid classId, string email, CancellationToken cancel) =>
        time.WithTimeout<SchoolClass>(
            cancel,
            async cancel =>
            {
                var known = await InUseAsync(actor, classId, cancel);
                if (!known.Ok)
                {
                    return known.Problem;
                }

                if (!known.Value.Owner)
                {
                    return ClassRules.NotOwner;
                }

                if (EmailAddress.Normalize(email) is not { } address)
                {
                    return ClassRules.TeacherUnknown;
                }

                return await classes.AddTeacherAsync(classId, address, time.GetUtcNow(), cancel) is { } refused
                    ? refused
                    : await FindAsync(actor, classId, cancel);
            }
        );

    /// <summary>
    /// Removes a teacher: the owner anybody else, other teachers themselves. Problems: <c>not_owner</c>,
    /// <c>teacher_unknown</c>, <c>owner_stays</c>.
    /// </summary>
    public Task<Result<Done>> RemoveTeacher(Actor actor, Guid classId, Guid teacherId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                var known = await InUseAsync(actor, classId, cancel);
                if (!known.Ok)
                {
                    return known.Problem;
                }

                if (!known.Value.Owner && teacherId != actor.UserId)
                {
                    return ClassRules.NotOwner;
                }

                if (known.Value.Class.Teachers.Any(t => t.Owner && t.Teacher.Id == teacherId))
                {
                    return ClassRules.OwnerStays;
                }

                return await classes.RemoveTeacherAsync(classId, teacherId, cancel)
                    ? Done.Value
                    : ClassRules.TeacherUnknown;
            }
        );

    private async Task<Result<SchoolClass>> FindAsync(Actor actor, Guid classId, CancellationToken cancel) =>
        await classes.FindAsync(actor, classId, cancel) is { } known ? known.Class : ClassRules.Unknown;

    private async Task<Result<KnownClass>> InUseAsync(Actor actor, Guid classId, CancellationToken cancel) =>
        await classes.FindAsync(actor, classId, cancel) switch
        {
            null => ClassRules.Unknown,
            { Class.ArchivedAt: not null } => ClassRules.Archived,
            var known => known,
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Class {ClassId} created by {UserId}")]
    private static partial void LogCreated(ILogger logger, Guid classId, Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Class {ClassId} archived by {UserId}")]
    private static partial void LogArchived(ILogger logger, Guid classId, Guid userId);
}
