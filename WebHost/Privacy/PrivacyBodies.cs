using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Privacy;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Privacy;

/// <summary>Body of a legal hold: of an exam or of a student, one of them.</summary>
/// <param name="Reason">1 to 2,000 characters.</param>
/// <param name="ExamId">All attempts at that exam.</param>
/// <param name="StudentId">All attempts of that student.</param>
[Example("""{"exam_id":"01936d1e-0000-7000-8000-000000000001","reason":"An objection before the examination board, case 17."}""")]
public sealed record HoldBody(string Reason, Guid? ExamId = null, Guid? StudentId = null)
{
    internal HoldDraft Draft => new(ExamId, StudentId, Reason);
}

/// <summary>Body of the wish to be erased.</summary>
/// <param name="Password">The account's, again.</param>
/// <param name="Code">Of the authenticator app, or a backup code; when the account has a second factor.</param>
[Example("""{"password":"correct horse battery","code":"492039"}""")]
public sealed record ErasureBody(string Password, string? Code = null);

/// <summary>How the document of a person's data begins, for its description; a list for each further section follows, see docs/privacy.md.</summary>
/// <param name="MadeAt">When it was asked for.</param>
/// <param name="LeftOut">What is not in it, in words.</param>
/// <param name="Account">The account's row.</param>
public sealed record PersonalData(DateTimeOffset MadeAt, string LeftOut, ImmutableArray<JsonElement> Account);
