using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Analysis;
using Veritas.Exams;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>The bank of questions.</summary>
internal static class QuestionBankEndpoints
{
    private const int DefaultPage = 50;

    public static IEndpointRouteBuilder MapQuestionBank(this IEndpointRouteBuilder routes)
    {
        var bank = routes.MapGroup("/teacher/questions").WithTags("Question bank");
        bank.MapGet("", List).WithName("ListBank").WithSummary("Own and shared questions, page by page.");
        bank.MapPost("", Add).WithIdempotency().WithName("AddToBank").WithSummary("A new question, owned by the caller.");
        bank.MapGet("/{question_id:guid}", Read).WithName("ReadBankQuestion").WithSummary("The question as it is now.");
        bank.MapPut("/{question_id:guid}", Change).WithIfMatch().WithName("ChangeBankQuestion").WithSummary("Makes the next version; exams keep the one they took.");
        bank.MapDelete("/{question_id:guid}", Remove).WithName("RemoveBankQuestion").WithSummary("Takes it out of the bank; exams keep their copies.");
        bank.MapGet("/{question_id:guid}/versions", Versions).WithName("ListBankVersions").WithSummary("All versions, latest first.");
        bank.MapPost("/{question_id:guid}/calibrate", Calibrate).WithName("CalibrateBankQuestion").WithSummary("Facility, discrimination and difficulty from answers.");
        bank.MapPost("/similar", Similar).WithName("FindSimilar").WithSummary("Questions that read like a text.");
        bank.MapPost("/import", Import).WithIdempotency().WithName("ImportQuestions").WithSummary("Reads a file of questions: CSV, JSON, GIFT or Moodle XML.")
            .Accepts<string>("text/plain", "text/csv", "application/json", "application/xml").WithMetadata(new RequestSizeLimitAttribute(FileBody.Largest));
        bank.MapGet("/export", Export).WithName("ExportQuestions").WithSummary("Writes questions as CSV, JSON, GIFT or Moodle XML.");
        return routes;
    }

    private static async Task<Results<Ok<BankPage>, ProblemHttpResult>> List(
        string? tag, string? kind, string? text, double? easiest, double? hardest, bool? mine, Guid? after, int? limit, Caller caller, QuestionBankService bank)
    {
        var query = Query(tag, kind, text, easiest, hardest, mine, after, limit ?? DefaultPage);
        return query.Ok ? Responses.Of(await bank.List(caller.Actor, query.Value)) : Problems.Http(query.Problem);
    }

    private static async Task<Results<Created<BankQuestion>, ProblemHttpResult>> Add(BankBody body, Caller caller, HttpContext http, QuestionBankService bank)
    {
        var added = await bank.Add(caller.Actor, body.Draft);
        if (!added.Ok)
        {
            return Problems.Http(added.Problem);
        }

        ETags.Tell(http, added.Value.Version);
        return TypedResults.Created($"/teacher/questions/{added.Value.Id}", added.Value);
    }

    private static async Task<Results<Ok<BankQuestion>, ProblemHttpResult>> Read(Guid question_id, Caller caller, HttpContext http, QuestionBankService bank) =>
        Tagged(await bank.Read(caller.Actor, question_id), http);

    private static async Task<Results<Ok<BankQuestion>, ProblemHttpResult>> Change(
        Guid question_id, BankQuestion body, Caller caller, HttpContext http, QuestionBankService bank)
    {
        var expected = ETags.Expected(http);
        if (expected.Problem is { } stale)
        {
            return Problems.Http(stale);
        }

        var now = (await bank.Read(caller.Actor, question_id)).Value;
        if (ReadOnlyFields.Check(body, now, expected.Value, "kind", "text", "points", "options", "key", "rubric", "tags", "difficulty", "shared") is { } kept)
        {
            return Problems.Http(kept);
        }

        var question = new QuestionDraft(body.Kind, body.Text, body.Options, body.Key, body.Points, null, body.Rubric);
        return Tagged(await bank.Change(caller.Actor, question_id, new BankDraft(question, body.Tags, body.Difficulty, body.Shared), expected.Value), http);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid question_id, Caller caller, QuestionBankService bank) =>
        await bank.Remove(caller.Actor, question_id) is { Problem: { } problem } ? Problems.Http(problem) : TypedResults.NoContent();

    private static async Task<Results<Ok<Page<BankQuestion>>, ProblemHttpResult>> Versions(
        Guid question_id, int? after, int? limit, Caller caller, QuestionBankService bank) =>
        Responses.Of(await bank.Versions(caller.Actor, question_id, after, limit ?? DefaultPage));

    private static async Task<Results<Ok<BankQuestion>, ProblemHttpResult>> Calibrate(Guid question_id, Caller caller, HttpContext http, QuestionBankService bank) =>
        Tagged(await bank.Calibrate(caller.Actor, question_id), http);

    private static async Task<Results<Ok<SimilarQuestions>, ProblemHttpResult>> Similar(SimilarBody body, Caller caller, QuestionBankService bank) =>
        Responses.Of(await bank.Similar(caller.Actor, body.Text));

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Import(
        string format, bool? partial, FileBody file, Caller caller, QuestionBankService bank)
    {
        if (!WireName<QuestionFormat>.TryParse(format, out var known))
        {
            return Problems.Http(FormatUnknown);
        }

        var text = file.Text(Syntax(known));
        if (!text.Ok)
        {
            return Problems.Http(text.Problem);
        }

        var read = await bank.Import(caller.Actor, known, text.Value, partial ?? false);
        return !read.Ok ? Problems.Http(read.Problem)
            : read.Value is { Imported: 0, Faults: > 0 } ? Refused(read.Value)
            : TypedResults.Ok(read.Value);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Export(
        string format, string? tag, string? kind, string? text, double? easiest, double? hardest, bool? mine, Caller caller, QuestionBankService bank)
    {
        var query = Query(tag, kind, text, easiest, hardest, mine, null, 1);
        if (!query.Ok || !WireName<QuestionFormat>.TryParse(format, out var known))
        {
            return Problems.Http(query.Problem ?? FormatUnknown);
        }

        var file = await bank.Export(caller.Actor, known, query.Value);
        // Without a byte order mark Excel reads CSV in the code page of the machine.
        var mark = known == QuestionFormat.Csv ? "\uFEFF" : "";
        return file.Ok
            ? TypedResults.Text(mark + file.Value, ContentType(known), Encoding.UTF8)
            : Problems.Http(file.Problem);
    }

    private static FileSyntax Syntax(QuestionFormat format) => format switch
    {
        QuestionFormat.Json => FileSyntax.Json,
        QuestionFormat.MoodleXml => FileSyntax.Xml,
        _ => FileSyntax.Plain,
    };

    private static Problem FormatUnknown { get; } = new(ProblemKind.Invalid, "format_unknown", "The format is csv, json, gift or moodle_xml.", Field: "format");

    private static string ContentType(QuestionFormat format) => format switch
    {
        QuestionFormat.Csv => "text/csv",
        QuestionFormat.Json => "application/json",
        QuestionFormat.MoodleXml => "application/xml",
        _ => "text/plain",
    };

    /// <summary>The refusal names every line.</summary>
    private static ProblemHttpResult Refused(ImportReport report)
    {
        var refusal = Problems.Http(new Problem(ProblemKind.Invalid, "file_invalid", $"{report.Faults} of the file's questions cannot be read; nothing was imported."));
        refusal.ProblemDetails.Extensions["lines"] = report.Lines.Where(l => l.Reason is not null).Take(200).Select(l => new { l.Line, l.Reason });
        return refusal;
    }

    private static Result<BankQuery> Query(
        string? tag, string? kind, string? text, double? easiest, double? hardest, bool? mine, Guid? after, int limit)
    {
        QuestionKind known = default;
        return kind is null || WireName<QuestionKind>.TryParse(kind, out known)
            ? new BankQuery(tag, kind is null ? null : known, text, easiest, hardest, mine ?? false, after, limit)
            : new Problem(ProblemKind.Invalid, "question_invalid", "There is no such kind of question.", Field: "kind");
    }

    private static Results<Ok<BankQuestion>, ProblemHttpResult> Tagged(Result<BankQuestion> result, HttpContext http) =>
        Responses.Tagged(result, q => q.Version, http);
}
