using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Members of classes, and student numbers.</summary>
internal sealed partial class ClassesService
{
    private const string NoSuchStudent = "There is no such student.";

    /// <summary>Members by id. Problems: <c>cursor_invalid</c>.</summary>
    public Task<Result<Page<ClassMember>>> Members(
        Actor actor,
        Guid classId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<ClassMember>>(
            cancel,
            async cancel =>
            {
                if (IdPages.Place(after, Guid.Empty) is not { } last || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var found = await FindAsync(actor, classId, cancel);
                if (!found.Ok)
                {
                    return found.Problem;
                }

                var rows = await members.ListAsync(classId, last, limit, cancel);
                return Pages.Of(rows, limit, r => r.Student.Id.ToString());
            }
        );

    /// <summary>
    /// Adds a student; idempotent. Problems: <c>student_ref_invalid</c>, <c>student_unknown</c>,
    /// <c>class_full</c> (2,000 students).
    /// </summary>
    public Task<Result<ClassMember>> AddMember(
        Actor actor,
        Guid classId,
        StudentRef student,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ClassMember>(
            cancel,
            async cancel =>
            {
                var known = await InUseAsync(actor, classId, cancel);
                if (!known.Ok)
                {
                    return known.Problem;
                }

                var valid = StudentRefs.Check(student);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                if ((await users.StudentsAsync([valid.Value], cancel))[0] is not { } id)
                {
                    return UserDirectory.StudentUnknown;
                }

                return await members.AddAsync(classId, [id], actor.UserId, time.GetUtcNow(), cancel)
                    ? (await members.FindAsync(classId, id, cancel))!
                    : ClassRules.Full;
            }
        );

    /// <summary>
    /// Adds the students of a file with the columns email or student_number. If a row is wrong nobody is added, unless
    /// <paramref name="partial"/>. Problems: <c>file_invalid</c>, <c>class_full</c>.
    /// </summary>
    public Task<Result<TableReport>> ImportMembers(
        Actor actor,
        Guid classId,
        TableFormat format,
        string file,
        bool partial,
        CancellationToken cancel
    ) =>
        time.WithTimeout<TableReport>(
            cancel,
            async cancel =>
            {
                var known = await InUseAsync(actor, classId, cancel);
                if (!known.Ok)
                {
                    return known.Problem;
                }

                var (found, faults) = await ReadAsync(TableFile.Read(format, file, ClassRules.MemberColumns), cancel);
                var taken = faults.Count == 0 || partial ? found : [];
                var students = taken.Select(f => f.Student).Distinct().ToList();
                if (
                    students.Count > 0
                    && !await members.AddAsync(classId, students, actor.UserId, time.GetUtcNow(), cancel)
                )
                {
                    return ClassRules.Full;
                }

                LogImported(logger, classId, taken.Count, faults.Count);
                return TableReports.Of(taken.Count, faults, found.Select(f => f.Line));
            }
        );

    /// <summary>Removes a student. Problems: <c>student_unknown</c>.</summary>
    public Task<Result<Done>> RemoveMember(Actor actor, Guid classId, Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                var known = await InUseAsync(actor, classId, cancel);
                if (!known.Ok)
                {
                    return known.Problem;
                }

                return await members.RemoveAsync(classId, studentId, cancel)
                    ? Done.Value
                    : UserDirectory.StudentUnknown;
            }
        );

    /// <summary>The student's number. Problems: <c>student_unknown</c>.</summary>
    public Task<Result<StudentNumber>> Number(Guid studentId, CancellationToken cancel) =>
        time.WithTimeout<StudentNumber>(
            cancel,
            async cancel =>
                await users.NumberAsync(studentId, cancel) is { } number ? number : UserDirectory.StudentUnknown
        );

    /// <summary>
    /// Sets or clears the number. Problems: <c>student_unknown</c>, <c>student_number_invalid</c>,
    /// <c>student_number_taken</c>, <c>student_changed</c> (412).
    /// </summary>
    public Task<Result<StudentNumber>> SetNumber(
        Guid studentId,
        string? number,
        int version,
        CancellationToken cancel
    ) =>
        time.WithTimeout<StudentNumber>(
            cancel,
            async cancel =>
            {
                if (number is not null && !StudentRefs.IsNumber(number))
                {
                    return StudentRefs.NumberInvalid;
                }

                if (await users.NumberAsync(studentId, cancel) is null)
                {
                    return UserDirectory.StudentUnknown;
                }

                return await users.SetNumberAsync(studentId, number, version, cancel) switch
                {
                    NumberChange.Stale => ClassRules.StudentChanged,
                    NumberChange.Taken => ClassRules.NumberTaken,
                    _ => (await users.NumberAsync(studentId, cancel))!,
                };
            }
        );

    /// <summary>The students of a file, and its wrong rows.</summary>
    private async Task<(List<(int Line, Guid Student)> Found, List<RowReport> Faults)> ReadAsync(
        TableFile table,
        CancellationToken cancel
    )
    {
        var faults = table.Faults.ToList();
        var read = new List<(int Line, StudentRef Student)>();
        foreach (var row in table.Rows)
        {
            var (student, fault) = StudentRefs.Read(row);
            if (student is not null)
            {
                read.Add((row.Line, student));
            }
            else
            {
                faults.Add(new RowReport(row.Line, fault));
            }
        }

        var found = new List<(int Line, Guid Student)>();
        foreach (var ((line, _), id) in read.Zip(await users.StudentsAsync([.. read.Select(r => r.Student)], cancel)))
        {
            if (id is { } student)
            {
                found.Add((line, student));
            }
            else
            {
                faults.Add(new RowReport(line, NoSuchStudent));
            }
        }

        return (found, faults);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Count} members imported into class {ClassId}, {Faults} rows rejected"
    )]
    private static partial void LogImported(ILogger logger, Guid classId, int count, int faults);
}
