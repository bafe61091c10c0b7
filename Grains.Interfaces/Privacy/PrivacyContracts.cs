using System.Collections.Immutable;
using Veritas.Accounts;

namespace Veritas.Privacy;

/// <summary>A part of what is kept about a person.</summary>
/// <param name="Section">What it is: <c>account</c>, <c>attempts</c>, <c>answers</c>, ….</param>
/// <param name="Rows">Rows of that section; each a JSON object.</param>
/// <param name="Next">Where to go on; null: that was all.</param>
[GenerateSerializer, Immutable, Alias("Veritas.ExportPart")]
public sealed record ExportPart([property: Id(0)] string Section, [property: Id(1)] ImmutableArray<RawJson> Rows, [property: Id(2)] string? Next);

/// <summary>What a person may ask for about the own data. Key: 0; any number of activations. Without the database every call answers <c>database_away</c>.</summary>
[Alias("Veritas.IPrivacyGrain")]
public interface IPrivacyGrain : IGrainWithIntegerKey
{
    /// <summary>The next part of everything that is kept about the actor. Problem: <c>cursor_invalid</c>.</summary>
    /// <param name="actor">Who asks, about themselves.</param>
    /// <param name="after">A part's next; null: from the beginning.</param>
    [Alias("Export"), Repeatable]
    Task<Result<ExportPart>> Export(Actor actor, string? after);

    /// <summary>
    /// Makes the account anonymous at once; the rest is erased in the background, in batches. Sessions are ended by the caller. Problems: <c>user_unknown</c>
    /// (also when it was erased before), <c>attempt_running</c>, <c>legal_hold</c>, <c>last_admin</c>.
    /// </summary>
    [Alias("Erase")]
    Task<Result<Done>> Erase(Guid userId);
}
