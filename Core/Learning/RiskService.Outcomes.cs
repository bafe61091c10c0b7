using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Outcomes, one by one and from files.</summary>
internal sealed partial class RiskService
{
    /// <summary>Outcomes, latest first. Problems: <c>cursor_invalid</c>.</summary>
    /// <param name="after">A page's next; null: from the beginning.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<Outcome>>> Outcomes(string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<Outcome>>(cancel, async cancel =>
    {
        if (ClassRules.Place(after, Guid.AllBitsSet) is not { } place || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        var rows = await outcomes.ListAsync(place, limit, cancel);
        return Pages.Of(rows, limit, r => r.Id.ToString());
    });

    /// <summary>Enters an outcome, in place of an earlier one of the same student and term. Problems: <c>outcome_invalid</c>, <c>student_unknown</c>.</summary>
    public Task<Result<Outcome>> Enter(Actor actor, OutcomeDraft draft, CancellationToken cancel) => time.WithTimeout<Outcome>(cancel, async cancel =>
    {
        var now = time.GetUtcNow();
        var whole = OutcomeRules.Check(draft, now);
        if (!whole.Ok)
        {
            return whole.Problem;
        }

        return (await members.ResolveAsync([new StudentRef(draft.StudentId, null, null)], cancel))[0] is null
            ? StudentUnknown
            : (await outcomes.SaveAsync(actor.UserId, [whole.Value], now, cancel))[0];
    });

    /// <summary>Enters the outcomes of a file with the columns email or student_number, term, left (true or false), observed_on. With a fault nothing is entered, unless <paramref name="partial"/>.</summary>
    public Task<Result<TableReport>> Import(Actor actor, TableFormat format, string file, bool partial, CancellationToken cancel) => time.WithTimeout<TableReport>(cancel, async cancel =>
    {
        var now = time.GetUtcNow();
        var table = TableFile.Read(format, file, OutcomeRules.Columns);
        var faults = table.Faults.ToList();
        var read = new List<(int Line, StudentRef Student, OutcomeDraft Draft)>();
        foreach (var row in table.Rows)
        {
            var (student, nobody) = ClassRules.Named(row);
            var (draft, wrong) = OutcomeRules.Read(row, now);
            if (student is not null && draft is not null)
            {
                read.Add((row.Line, student, draft));
            }
            else
            {
                faults.Add(new RowReport(row.Line, nobody ?? wrong));
            }
        }

        var good = new Dictionary<(Guid, string), (int Line, OutcomeDraft Draft)>();
        foreach (var ((line, _, draft), student) in read.Zip(await members.ResolveAsync([.. read.Select(r => r.Student)], cancel)))
        {
            var fault = student is not { } id ? "There is no such student."
                : good.TryAdd((id, draft.Term), (line, draft with { StudentId = id })) ? null
                : "The student has an outcome of that term in the file already.";
            if (fault is not null)
            {
                faults.Add(new RowReport(line, fault));
            }
        }

        var taken = faults.Count == 0 || partial ? good.Values.Select(g => g.Draft).ToList() : [];
        if (taken.Count > 0)
        {
            await outcomes.SaveAsync(actor.UserId, taken, now, cancel);
        }

        return TableReports.Of(taken.Count, faults, good.Values.Select(g => g.Line));
    });
}
