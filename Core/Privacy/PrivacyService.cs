using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Learning;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Exports and erases the data of a user.</summary>
internal sealed class PrivacyService(
    ExportReader exports,
    ErasureStore erasures,
    RiskService risks,
    IOptions<PrivacyOptions> options,
    TimeProvider time
)
{
    /// <summary>The next part of all data stored about the actor. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">The user.</param>
    /// <param name="after">The <c>next</c> of a part; null for the first part.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<ExportPart>> Export(Actor actor, string? after, CancellationToken cancel) =>
        time.WithTimeout<ExportPart>(
            cancel,
            async cancel =>
            {
                var all = ExportSections.All;
                var cursor = (after ?? all[0].Name + ":").Split(':', 2);
                if (cursor is not [var name, var place] || all.FirstOrDefault(s => s.Name == name) is not { } section)
                {
                    return Cursor.Invalid;
                }

                var index = all.IndexOf(section) + 1;
                var following = index < all.Length ? all[index].Name + ":" : null;
                if (section.Name == ExportSections.Risk)
                {
                    var risk = await RiskAsync(actor, cancel);
                    return new ExportPart(section.Name, risk is { } shown ? [shown] : [], following);
                }

                var rows = await exports.ReadAsync(section, actor.UserId, place, time.GetUtcNow(), cancel);
                var next = rows.Length == section.Most ? section.Name + ":" + rows[^1].Place : following;
                return new ExportPart(section.Name, [.. rows.Select(r => r.Row)], next);
            }
        );

    /// <summary>
    /// Makes the account anonymous at once; a periodic job deletes the rest. The caller ends the sessions. Problems:
    /// <c>user_unknown</c> (also for an erased one), <c>attempt_running</c>, <c>legal_hold</c>, <c>last_admin</c>.
    /// </summary>
    public Task<Result<Done>> Erase(Guid userId, CancellationToken cancel) =>
        time.WithTimeout<Done>(
            cancel,
            async cancel =>
            {
                var refused = await erasures.EraseAsync(userId, options.Value.KeepResults, time.GetUtcNow(), cancel);
                return refused is null ? Done.Value : refused;
            }
        );

    /// <summary>Null when the institution does not show risks to students, or the actor is not one.</summary>
    private async Task<RawJson?> RiskAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.Student)
        {
            return null;
        }

        var risk = await risks.Own(actor.UserId, cancel);
        return risk.Ok ? RawJson.Of(risk.Value) : null;
    }
}
