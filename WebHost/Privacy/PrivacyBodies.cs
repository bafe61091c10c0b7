using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Privacy;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Privacy;

/// <summary>Body of a legal hold, of either an exam or a student.</summary>
/// <param name="Reason">1 to 2,000 characters.</param>
/// <param name="ExamId">All attempts at that exam.</param>
/// <param name="StudentId">All attempts of that student.</param>
[Example(
    """{"exam_id":"01936d1e-0000-7000-8000-000000000001","reason":"An objection before the examination board, case 17."}"""
)]
public sealed record HoldBody(string Reason, Guid? ExamId = null, Guid? StudentId = null)
{
    internal HoldDraft Draft => new(ExamId, StudentId, Reason);
}

/// <summary>Body of an erasure.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">From the authenticator app, or a backup code; when the account has a second factor.</param>
[Example("""{"password":"correct horse battery","code":"492039"}""")]
public sealed record ErasureBody(string Password, string? Code = null);

/// <summary>
/// The first members of the export, for the description of the API. A list for each further section follows, see
/// docs/privacy.md.
/// </summary>
/// <param name="MadeAt">When it was requested.</param>
/// <param name="LeftOut">What it does not contain, in words.</param>
/// <param name="Account">The account's row.</param>
public sealed record PersonalData(DateTimeOffset MadeAt, string LeftOut, ImmutableArray<JsonElement> Account);
