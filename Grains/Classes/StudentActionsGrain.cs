using System.Globalization;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Classes;
using Veritas.Grains.Analysis;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Classes;

/// <summary>Thin: asks whose business the student is, reads.</summary>
[StatelessWorker, Reentrant]
internal sealed class StudentActionsGrain(TaughtStudents taught, StudentActionStore actions, TimeProvider time) : Grain, IStudentActionsGrain
{
    public Task<Result<Page<StudentAction>>> OfStudent(Actor actor, Guid studentId, string? after, int limit) => time.Ask<Page<StudentAction>>(async cancel =>
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
