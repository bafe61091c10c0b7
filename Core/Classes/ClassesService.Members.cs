using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Members, and the numbers students are known by.</summary>
internal sealed partial class ClassesService
{
    /// <summary>Members by id. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<ClassMember>>> Members(Actor actor, Guid classId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<ClassMember>>(cancel, async cancel =>
    {
        if (ClassRules.Place(after, Guid.Empty) is not { } place || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var known = await FindAsync(actor, classId, cancel);
        if (!known.Ok)
        {
            return known.Problem;
        }

        var rows = await members.ListAsync(classId, place, limit, cancel);
        return Pages.Of(rows, limit, r => r.Student.Id.ToString());
    });

    /// <summary>Takes a student in; again changes nothing. Problems: <c>student_ref_invalid</c>, <c>student_unknown</c>, <c>class_full</c> (2,000 students).</summary>
    public Task<Result<ClassMember>> AddMember(Actor actor, Guid classId, StudentRef student, CancellationToken cancel) => time.WithTimeout<ClassMember>(cancel, async cancel =>
    {
        var known = await InUseAsync(actor, classId, cancel);
        if (!known.Ok)
        {
            return known.Problem;
        }

        var named = ClassRules.Check(student);
        if (!named.Ok)
        {
            return named.Problem;
        }

        if ((await members.ResolveAsync([named.Value], cancel))[0] is not { } id)
        {
            return ClassRules.StudentUnknown;
        }

        return await members.AddAsync(classId, [id], actor.UserId, time.GetUtcNow(), cancel)
            ? (await members.FindAsync(classId, id, cancel))!
            : ClassRules.Full;
    });

    /// <summary>Takes in the students of a file with the columns email or student_number. With a fault nothing is taken, unless <paramref name="partial"/>. Problems: <c>file_invalid</c>, <c>class_full</c>.</summary>
    public Task<Result<TableReport>> ImportMembers(Actor actor, Guid classId, TableFormat format, string file, bool partial, CancellationToken cancel) => time.WithTimeout<TableReport>(cancel, async cancel =>
    {
        var known = await InUseAsync(actor, classId, cancel);
        if (!known.Ok)
        {
            return known.Problem;
        }

        var table = TableFile.Read(format, file, ClassRules.MemberColumns);
        var rows = table.Rows.Select(r => (r.Line, Named: ClassRules.Named(r))).ToList();
        var (found, unknown) = await FoundAsync(rows.Where(r => r.Named.Student is not null).Select(r => (r.Line, r.Named.Student!)), cancel);
        var faults = table.Faults.Concat(rows.Where(r => r.Named.Fault is not null).Select(r => new RowReport(r.Line, r.Named.Fault))).Concat(unknown).ToList();
        var taken = faults.Count == 0 || partial ? found : [];
        if (taken.Count > 0 && !await members.AddAsync(classId, taken.Select(f => f.Student).Distinct(), actor.UserId, time.GetUtcNow(), cancel))
        {
            return ClassRules.Full;
        }

        LogImported(logger, classId, taken.Count, faults.Count);
        return TableReports.Of(taken.Count, faults, found.Select(f => f.Line));
    });

    /// <summary>Takes a student out. Problems: <c>student_unknown</c>.</summary>
    public Task<Result<Done>> RemoveMember(Actor actor, Guid classId, Guid studentId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
    {
        var known = await InUseAsync(actor, classId, cancel);
        return !known.Ok ? known.Problem
            : await members.RemoveAsync(classId, studentId, cancel) ? Done.Value
            : ClassRules.StudentUnknown;
    });

    /// <summary>The student's number. Problems: <c>student_unknown</c>.</summary>
    public Task<Result<StudentNumber>> Number(Guid studentId, CancellationToken cancel) => time.WithTimeout<StudentNumber>(cancel, async cancel =>
        await members.NumberAsync(studentId, cancel) is { } number ? number : ClassRules.StudentUnknown);

    /// <summary>Sets or clears the number. Problems: <c>student_unknown</c>, <c>student_number_invalid</c>, <c>student_number_taken</c>, <c>student_changed</c> (412).</summary>
    public Task<Result<StudentNumber>> SetNumber(Guid studentId, string? number, int version, CancellationToken cancel) => time.WithTimeout<StudentNumber>(cancel, async cancel =>
    {
        if (number is not null && !ClassRules.IsNumber(number))
        {
            return ClassRules.NumberInvalid;
        }

        if (await members.NumberAsync(studentId, cancel) is null)
        {
            return ClassRules.StudentUnknown;
        }

        return await members.SetNumberAsync(studentId, number, version, cancel) is { } refused ? refused : (await members.NumberAsync(studentId, cancel))!;
    });

    /// <summary>The students of some lines, and the lines that name nobody.</summary>
    private async Task<(List<(int Line, Guid Student)> Found, List<RowReport> Unknown)> FoundAsync(
        IEnumerable<(int Line, StudentRef Student)> named, CancellationToken cancel)
    {
        var lines = named.ToList();
        var ids = await members.ResolveAsync([.. lines.Select(l => l.Student)], cancel);
        var both = lines.Zip(ids, (l, id) => (l.Line, Id: id)).ToList();
        return (
            [.. both.Where(b => b.Id is not null).Select(b => (b.Line, b.Id!.Value))],
            [.. both.Where(b => b.Id is null).Select(b => new RowReport(b.Line, "There is no such student."))]);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} members imported into class {ClassId}, {Faults} lines refused")]
    private static partial void LogImported(ILogger logger, Guid classId, int count, int faults);
}
