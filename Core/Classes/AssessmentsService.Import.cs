using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Files of assessments for a class.</summary>
internal sealed partial class AssessmentsService
{
    private const string NotInClass = "There is no such student in the class.";

    /// <summary>
    /// Imports a file for the members of a class, all rows as drafts or all published; columns email or student_number,
    /// title, kind, points, max_points, held_on. If a row is wrong nothing is imported, unless
    /// <paramref name="partial"/>. Problems: <c>class_unknown</c>, <c>class_archived</c>, <c>file_invalid</c>.
    /// </summary>
    public Task<Result<TableReport>> Import(
        Actor actor,
        Guid classId,
        TableFormat format,
        string file,
        bool partial,
        PublishState state,
        CancellationToken cancel
    ) =>
        time.WithTimeout<TableReport>(
            cancel,
            async cancel =>
            {
                if (await classes.FindAsync(actor, classId, cancel) is not { } known)
                {
                    return ClassRules.Unknown;
                }

                if (known.Class.ArchivedAt is not null)
                {
                    return ClassRules.Archived;
                }

                var now = time.GetUtcNow();
                var table = TableFile.Read(format, file, AssessmentRules.Columns);
                var (good, faults) = await ReadAsync(classId, table, state, now, cancel);
                var taken = faults.Count == 0 || partial ? good : [];
                if (taken.Count > 0)
                {
                    await assessments.InsertAsync(actor.UserId, [.. taken.Select(t => t.Row)], now, cancel);
                }

                return TableReports.Of(taken.Count, faults, good.Select(g => g.Line));
            }
        );

    private async Task<(List<(int Line, NewAssessment Row)> Good, List<RowReport> Faults)> ReadAsync(
        Guid classId,
        TableFile table,
        PublishState state,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var faults = table.Faults.ToList();
        var read = new List<(int Line, StudentRef Student, AssessmentDraft Draft)>();
        foreach (var row in table.Rows)
        {
            var (student, studentFault) = StudentRefs.Read(row);
            var (draft, draftFault) = AssessmentRules.Read(row, state, now);
            if (student is not null && draft is not null)
            {
                read.Add((row.Line, student, draft));
            }
            else
            {
                faults.Add(new RowReport(row.Line, studentFault ?? draftFault));
            }
        }

        var students = await users.StudentsAsync([.. read.Select(r => r.Student)], cancel);
        var inClass = await members.AmongAsync(classId, [.. students.OfType<Guid>()], cancel);
        var good = new List<(int, NewAssessment)>();
        foreach (var ((line, _, draft), student) in read.Zip(students))
        {
            if (student is { } id && inClass.Contains(id))
            {
                var added = new NewAssessment(Guid.CreateVersion7(now), id, classId, AssessmentSource.Imported, draft);
                good.Add((line, added));
            }
            else
            {
                faults.Add(new RowReport(line, NotInClass));
            }
        }

        return (good, faults);
    }
}
