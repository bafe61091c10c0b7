using System.Text.Json;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Learning;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>Thin: finds the section, reads a page; or asks for the erasure.</summary>
internal sealed class PrivacyService(ExportReader exports, ErasureStore erasures, RiskService risks, IOptions<PrivacyOptions> options, TimeProvider time)
{
    /// <summary>The next part of everything that is kept about the actor. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks, about themselves.</param>
    /// <param name="after">A part's next; null: from the beginning.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<ExportPart>> Export(Actor actor, string? after, CancellationToken cancel) => time.WithTimeout<ExportPart>(cancel, async cancel =>
    {
        var parts = (after ?? ExportSections.All[0].Name + ":").Split(':', 2);
        var all = ExportSections.All;
        if (parts.Length != 2 || all.FirstOrDefault(s => s.Name == parts[0]) is not { } section)
        {
            return Cursor.Invalid;
        }

        var following = all.IndexOf(section) + 1 < all.Length ? all[all.IndexOf(section) + 1].Name + ":" : null;
        if (section.Name == ExportSections.Risk)
        {
            return await RiskAsync(actor, cancel) is { Ok: true, Value: var told } ? new ExportPart(section.Name, [told], following) : new ExportPart(section.Name, [], following);
        }

        var rows = await exports.ReadAsync(section, actor.UserId, parts[1], time.GetUtcNow(), cancel);
        return new ExportPart(section.Name, [.. rows.Select(r => r.Row)], rows.Length == section.Most ? section.Name + ":" + rows[^1].Place : following);
    });

    /// <summary>
    /// Makes the account anonymous at once; the rest is erased in the background, in batches. Sessions are ended by the caller. Problems: <c>user_unknown</c>
    /// (also when it was erased before), <c>attempt_running</c>, <c>legal_hold</c>, <c>last_admin</c>.
    /// </summary>
    public Task<Result<Done>> Erase(Guid userId, CancellationToken cancel) => time.WithTimeout<Done>(cancel, async cancel =>
        await erasures.EraseAsync(userId, options.Value.KeepResults, time.GetUtcNow(), cancel) is { } refused ? refused : Done.Value);

    /// <summary>Only where the institution shows it, as everywhere else.</summary>
    private async Task<Result<RawJson>> RiskAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.Student)
        {
            return new Problem(ProblemKind.NotFound, "student_unknown", "There is no such student.");
        }

        var risk = await risks.Own(actor.UserId, cancel);
        return risk.Ok ? new RawJson(JsonSerializer.Serialize(risk.Value, VeritasJson.Options)) : risk.Problem;
    }
}
