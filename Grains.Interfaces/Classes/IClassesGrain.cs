using Veritas.Accounts;
using Veritas.Analysis;

namespace Veritas.Classes;

/// <summary>
/// Classes and their members. Key: 0; any number of activations. A class is known to its teachers and to admins, everybody else gets
/// <c>class_unknown</c>. An archived class takes no change: <c>class_archived</c>. Without the database every call answers <c>database_away</c>.
/// </summary>
[Alias("Veritas.IClassesGrain")]
public interface IClassesGrain : IGrainWithIntegerKey
{
    /// <summary>The actor's classes (an admin: all), latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="archived">Archived ones instead of those in use.</param>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("List"), Repeatable]
    Task<Result<Page<SchoolClass>>> List(Actor actor, bool archived, string? after, int limit);

    /// <summary>A new class, owned by the actor. Problems: <c>class_invalid</c>.</summary>
    [Alias("Create")]
    Task<Result<SchoolClass>> Create(Actor actor, ClassDraft draft);

    /// <summary>The class.</summary>
    [Alias("Read"), Repeatable]
    Task<Result<SchoolClass>> Read(Actor actor, Guid classId);

    /// <summary>Changes the class of that version. Problems: <c>class_invalid</c>, <c>class_changed</c> (412).</summary>
    [Alias("Change")]
    Task<Result<SchoolClass>> Change(Actor actor, Guid classId, ClassDraft draft, int version);

    /// <summary>Archives the class, for good; again changes nothing. The owner or an admin. Problems: <c>not_owner</c>.</summary>
    [Alias("Archive"), Repeatable]
    Task<Result<Done>> Archive(Actor actor, Guid classId);

    /// <summary>Lets another teacher teach the class; again changes nothing. The owner or an admin. Problems: <c>not_owner</c>, <c>teacher_unknown</c>, <c>class_full</c> (50 teachers).</summary>
    [Alias("AddTeacher"), Repeatable]
    Task<Result<SchoolClass>> AddTeacher(Actor actor, Guid classId, string email);

    /// <summary>Takes a teacher out; the owner takes out anybody else, the others themselves. Problems: <c>not_owner</c>, <c>teacher_unknown</c>, <c>owner_stays</c>.</summary>
    [Alias("RemoveTeacher")]
    Task<Result<Done>> RemoveTeacher(Actor actor, Guid classId, Guid teacherId);

    /// <summary>Members by id. Problems: <c>cursor_invalid</c>.</summary>
    [Alias("Members"), Repeatable]
    Task<Result<Page<ClassMember>>> Members(Actor actor, Guid classId, string? after, int limit);

    /// <summary>Takes a student in; again changes nothing. Problems: <c>student_ref_invalid</c>, <c>student_unknown</c>, <c>class_full</c> (2,000 students).</summary>
    [Alias("AddMember"), Repeatable]
    Task<Result<ClassMember>> AddMember(Actor actor, Guid classId, StudentRef student);

    /// <summary>Takes in the students of a file with the columns email or student_number. With a fault nothing is taken, unless <paramref name="partial"/>. Problems: <c>file_invalid</c>, <c>class_full</c>.</summary>
    [Alias("ImportMembers"), Repeatable]
    Task<Result<TableReport>> ImportMembers(Actor actor, Guid classId, TableFormat format, string file, bool partial);

    /// <summary>Takes a student out. Problems: <c>student_unknown</c>.</summary>
    [Alias("RemoveMember")]
    Task<Result<Done>> RemoveMember(Actor actor, Guid classId, Guid studentId);

    /// <summary>The student's number. Problems: <c>student_unknown</c>.</summary>
    [Alias("Number"), Repeatable]
    Task<Result<StudentNumber>> Number(Guid studentId);

    /// <summary>Sets or clears the number. Problems: <c>student_unknown</c>, <c>student_number_invalid</c>, <c>student_number_taken</c>, <c>student_changed</c> (412).</summary>
    [Alias("SetNumber")]
    Task<Result<StudentNumber>> SetNumber(Guid studentId, string? number, int version);
}
