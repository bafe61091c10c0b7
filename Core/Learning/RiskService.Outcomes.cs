using Veritas.Accounts;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Outcomes, one by one and from files.</summary>
internal sealed partial class RiskService
{
    private const string NoSuchStudent = "There is no such student.";
    private const string Duplicate = "The file already has an outcome of this student and term.";

    /// <summary>Outcomes, latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="after">The previous page's <c>next</c>; null: the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<Outcome>>> Outcomes(string? after, int limit, CancellationToken cancel) =>
        time.WithTimeout<Page<Outcome>>(
            cancel,
            async cancel =>
            {
                if (IdPages.Place(after, Guid.AllBitsSet) is not { } before || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                var rows = await outcomes.ListAsync(before, limit, cancel);
                return Pages.Of(rows, limit, r => r.Id.ToString());
            }
        );

    /// <summary>
    /// Adds an outcome, or replaces that of the same student and term. Problems: <c>outcome_invalid</c>,
    /// <c>student_unknown</c>.
    /// </summary>
    public Task<Result<Outcome>> Enter(Actor actor, OutcomeDraft draft, CancellationToken cancel) =>
        time.WithTimeout<Outcome>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                var valid = OutcomeRules.Check(draft, now);
                if (!valid.Ok)
                {
                    return valid.Problem;
                }

                return (await users.StudentsAsync([new StudentRef(draft.StudentId, null, null)], cancel))[0] is null
                    ? UserDirectory.StudentUnknown
                    : (await outcomes.SaveAsync(actor.UserId, [valid.Value], now, cancel))[0];
            }
        );

    /// <summary>
    /// Imports the outcomes of a file with the columns email or student_number, term, left (true or false),
    /// observed_on. If a row is wrong nothing is imported, unless <paramref name="partial"/>.
    /// </summary>
    public Task<Result<TableReport>> Import(
        Actor actor,
        TableFormat format,
        string file,
        bool partial,
        CancellationToken cancel
    ) =>
        time.WithTimeout<TableReport>(
            cancel,
            async cancel =>
            {
                var now = time.GetUtcNow();
                var (good, faults) = await ReadAsync(TableFile.Read(format, file, OutcomeRules.Columns), now, cancel);
                var taken = faults.Count == 0 || partial ? good : [];
                if (taken.Count > 0)
                {
                    await outcomes.SaveAsync(actor.UserId, [.. taken.Select(t => t.Draft)], now, cancel);
                }

                return TableReports.Of(taken.Count, faults, good.Select(g => g.Line));
            }
        );

    private async Task<(List<(int Line, OutcomeDraft Draft)> Good, List<RowReport> Faults)> ReadAsync(
        TableFile table,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var faults = table.Faults.ToList();
        var read = new List<(int Line, StudentRef Student, OutcomeDraft Draft)>();
        foreach (var row in table.Rows)
        {
            var (student, studentFault) = StudentRefs.Read(row);
            var (draft, draftFault) = OutcomeRules.Read(row, now);
            if (student is not null && draft is not null)
            {
                read.Add((row.Line, student, draft));
            }
            else
            {
                faults.Add(new RowReport(row.Line, studentFault ?? draftFault));
            }
        }

        var good = new List<(int Line, OutcomeDraft Draft)>();
        var seen = new HashSet<(Guid, string)>();
        var students = await users.StudentsAsync([.. read.Select(r => r.Student)], cancel);
        foreach (var ((line, _, draft), student) in read.Zip(students))
        {
            if (student is not { } id)
            {
                faults.Add(new RowReport(line, NoSuchStudent));
            }
            else if (!seen.Add((id, draft.Term)))
            {
                faults.Add(new RowReport(line, Duplicate));
            }
            else
            {
                good.Add((line, draft with { StudentId = id }));
            }
        }

        return (good, faults);
    }
}
