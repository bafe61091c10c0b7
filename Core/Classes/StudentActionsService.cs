using System.Globalization;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Classes;

/// <summary>Shows teachers what was done about a student.</summary>
internal sealed class StudentActionsService(TaughtStudents taught, StudentActionStore actions, TimeProvider time)
{
    /// <summary>
    /// What others did to the student's account, memberships, feedback, assessments, accommodations, and attempts at
    /// exams the actor has a permission on; newest first. Problems: <c>student_unknown</c> (also when the actor does
    /// not teach the student), <c>cursor_invalid</c>, <c>database_away</c>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="studentId">About whom.</param>
    /// <param name="after">The previous page's <c>next</c>; null: the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<Page<StudentAction>>> OfStudent(
        Actor actor,
        Guid studentId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<Page<StudentAction>>(
            cancel,
            async cancel =>
            {
                if (ParseSeq(after) is not { } before || limit is < 1 or > IdPages.Most)
                {
                    return Cursor.Invalid;
                }

                if (await taught.RefuseAsync(actor, studentId, cancel) is { } refused)
                {
                    return refused;
                }

                var rows = await actions.ListAsync(actor, studentId, before, limit, cancel);
                return Pages.Of(rows, limit, r => r.Seq.ToString(CultureInfo.InvariantCulture));
            }
        );

    private static long? ParseSeq(string? after)
    {
        if (after is null)
        {
            return long.MaxValue;
        }

        return long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
    }
}
