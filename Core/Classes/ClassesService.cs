using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Thin: asks whose class it is, the rules, the stores.</summary>
internal sealed partial class ClassesService(ClassStore classes, MemberStore members, TimeProvider time, ILogger<ClassesService> logger)
{
    /// <summary>The actor's classes (an admin: all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="archived">Archived ones instead of those in use.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<SchoolClass>>> List(Actor actor, bool archived, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<SchoolClass>>(cancel, async cancel =>
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } place || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var rows = await classes.ListAsync(actor, archived, place, limit, cancel);
        return Pages.Of(rows, limit, r => r.Id.ToString());
    });

    /// <summary>A new class, owned by the actor. Problems: <c>class_invalid</c>.</summary>
    public Task<Result<SchoolClass>> Create(Actor actor, ClassDraft draft, CancellationToken cancel) => time.WithTimeout<SchoolClass>(cancel, async cancel =>
    {
        var whole = ClassRules.Check(draft);
        if (!whole.Ok)
        {
            return whole.Problem;
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await classes.InsertAsync(id, actor.UserId, whole.Value, now, cancel);
        LogMade(logger, id, actor.UserId);
        return await FindAsync(actor, id, cancel);
    });

    /// <summary>The class.</summary>
    public Task<Result<SchoolClass>> Read(Actor actor, Guid classId, CancellationToken cancel) => time.WithTimeout<SchoolClass>(cancel, cancel => FindAsync(actor, classId, cancel));

    /// <summary>Changes the class of that version. Problems: <c>class_invalid</c>, <c>class_changed</c> (412).</summary>
    public Task<Result<SchoolClass>> Change(Actor actor, Guid classId, ClassDraft draft, int version, CancellationToken cancel) => time.WithTimeout<SchoolClass>(cancel, async cancel =>
    {
        var known = await InUseAsync(actor, classId, cancel);
        if (!known.Ok)
        {
            return known.Problem;
        }

        var whole = ClassRules.Check(draft);
        return !whole.Ok ? whole.Problem
            : await classes.ChangeAsync(classId, version, whole.Value, cancel) ? await FindAsync(actor, classId, cancel)
            : ClassRules.Changed;
    });

    /// <summary>Archives the class, for good; again changes nothing. The owner or an admin. Problems: <c>not_owner</c>.</summary>
    public Task<Result<Done>> Archive(Actor actor, Guid classId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
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
    });

    /// <summary>Lets another teacher teach the class; again changes nothing. The owner or an admin. Problems: <c>not_owner</c>, <c>teacher_unknown</c>, <c>class_full</c> (50 teachers).</summary>
    public Task<Result<SchoolClass>> AddTeacher(Actor actor, Guid classId, string email, CancellationToken cancel) => time.WithTimeout<SchoolClass>(cancel, async cancel =>
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

        return await classes.AddTeacherAsync(classId, address, time.GetUtcNow(), cancel) is { } refused ? refused : await FindAsync(actor, classId, cancel);
    });

    /// <summary>Takes a teacher out; the owner takes out anybody else, the others themselves. Problems: <c>not_owner</c>, <c>teacher_unknown</c>, <c>owner_stays</c>.</summary>
    public Task<Result<Done>> RemoveTeacher(Actor actor, Guid classId, Guid teacherId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
    {
        var known = await InUseAsync(actor, classId, cancel);
        return !known.Ok ? known.Problem
            : !known.Value.Owner && teacherId != actor.UserId ? ClassRules.NotOwner
            : known.Value.Class.Teachers.FirstOrDefault(t => t.Teacher.Id == teacherId) is { Owner: true } ? ClassRules.OwnerStays
            : await classes.RemoveTeacherAsync(classId, teacherId, cancel) ? Done.Value
            : ClassRules.TeacherUnknown;
    });

    private async Task<Result<SchoolClass>> FindAsync(Actor actor, Guid classId, CancellationToken cancel) =>
        await classes.FindAsync(actor, classId, cancel) is { } known ? known.Class : ClassRules.Unknown;

    private async Task<Result<KnownClass>> InUseAsync(Actor actor, Guid classId, CancellationToken cancel) =>
        await classes.FindAsync(actor, classId, cancel) switch
        {
            null => ClassRules.Unknown,
            { Class.ArchivedAt: not null } => ClassRules.Archived,
            var known => known,
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Class {ClassId} made by {UserId}")]
    private static partial void LogMade(ILogger logger, Guid classId, Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Class {ClassId} archived by {UserId}")]
    private static partial void LogArchived(ILogger logger, Guid classId, Guid userId);
}
