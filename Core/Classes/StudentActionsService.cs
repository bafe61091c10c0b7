using System.Globalization;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Thin: asks whose business the student is, reads.</summary>
internal sealed class StudentActionsService(TaughtStudents taught, StudentActionStore actions, TimeProvider time)
{
    /// <summary>
    /// What others did to the student's account, memberships, feedback, assessments, allowances, and attempts at exams the actor has a permission on;
    /// newest first. Problems: <c>student_unknown</c> (also for whom the actor does not teach), <c>cursor_invalid</c>, <c>database_away</c>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">About whom.</param>
    /// <param name="after">A page's next; null: from the newest.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<Page<StudentAction>>> OfStudent(Actor actor, Guid studentId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<Page<StudentAction>>(cancel, async cancel =>
    {
        var place = long.MaxValue;
        if ((after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out place)) || limit is < 1 or > ClassRules.MostRows)
        {
            return Cursor.Invalid;
        }

        if (await taught.RefuseAsync(actor, studentId, cancel) is { } refused)
        {
            return refused;
        }

        var rows = await actions.ListAsync(actor, studentId, place, limit, cancel);
        return Pages.Of(rows, limit, r => r.Seq.ToString(CultureInfo.InvariantCulture));
    });
}
