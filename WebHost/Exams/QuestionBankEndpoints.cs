using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Exams;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Exams;

/// <summary>The question bank.</summary>
internal static class QuestionBankEndpoints
{
    private const int DefaultPage = 50;
    private const int MostLines = 200;

    public static IEndpointRouteBuilder MapQuestionBank(this IEndpointRouteBuilder routes)
    {
        var bank = routes.MapGroup("/teacher/questions").WithTags("Question bank");
        bank.MapGet("", List).WithName("ListBank").WithSummary("Lists the caller's and shared questions.");
        bank.MapPost("", Add)
            .WithIdempotency()
            .WithName("AddToBank")
            .WithSummary("Adds a question, owned by the caller.");
        bank.MapGet("/{question_id:guid}", Read)
            .WithName("ReadBankQuestion")
            .WithSummary("Returns the latest version of a question.");
        bank.MapPut("/{question_id:guid}", Change)
            .WithIfMatch()
            .WithName("ChangeBankQuestion")
            .WithSummary("Adds the next version of a question; exams keep the version they copied.");
        bank.MapDelete("/{question_id:guid}", Remove)
            .WithName("RemoveBankQuestion")
            .WithSummary("Removes a question from the bank; exams keep their copies.");
        bank.MapGet("/{question_id:guid}/versions", Versions)
            .WithName("ListBankVersions")
            .WithSummary("Lists the versions of a question, latest first.");
        bank.MapPost("/{question_id:guid}/calibrate", Calibrate)
            .WithName("CalibrateBankQuestion")
            .WithSummary("Computes facility, discrimination and difficulty from answers.");
        bank.MapPost("/similar", Similar).WithName("FindSimilar").WithSummary("Finds questions that resemble a text.");
        bank.MapPost("/import", Import)
            .WithIdempotency()
            .WithName("ImportQuestions")
            .WithSummary("Imports a file of questions: CSV, JSON, GIFT or Moodle XML.")
            .Accepts<string>("text/plain", "text/csv", "application/json", "application/xml")
            .WithMetadata(new RequestSizeLimitAttribute(FileBody.Largest));
        bank.MapGet("/export", Export)
            .WithName("ExportQuestions")
            .WithSummary("Exports questions as CSV, JSON, GIFT or Moodle XML.");
        return routes;
    }

    private static async Task<Results<Ok<BankPage>, ProblemHttpResult>> List(
        string? tag,
        string? kind,
        string? text,
        double? easiest,
        double? hardest,
        bool? mine,
        Guid? after,
        int? limit,
        Caller caller,
        QuestionBankService bank,
        CancellationToken cancel
    )
    {
        var query = Query(tag, kind, text, easiest, hardest, mine, after, limit ?? DefaultPage);
        return query.Ok
            ? Responses.Of(await bank.List(caller.Actor, query.Value, cancel))
            : Problems.Http(query.Problem);
    }

    private static async Task<Results<Created<BankQuestion>, ProblemHttpResult>> Add(
        BankBody body,
        Caller caller,
        HttpContext http,
        QuestionBankService bank,
        CancellationToken cancel
    ) =>
        Responses.Created(
            await bank.Add(caller.Actor, body.Draft, cancel),
            q => $"/teacher/questions/{q.Id}",
            q => q.Version,
            http
        );

    private static async Task<Results<Ok<BankQuestion>, ProblemHttpResult>> Read(
        Guid question_id,
        Caller caller,
        HttpContext http,
        QuestionBankService bank,
        CancellationToken cancel
    ) => Tagged(await bank.Read(caller.Actor, question_id, cancel), http);

    private static Task<Results<Ok<BankQuestion>, ProblemHttpResult>> Change(
        Guid question_id,
        BankQuestion body,
        Caller caller,
        HttpContext http,
        QuestionBankService bank,
        CancellationToken cancel
    )
    {
        var question = new QuestionDraft(body.Kind, body.Text, body.Options, body.Key, body.Points, null, body.Rubric);
        var draft = new BankDraft(question, body.Tags, body.Difficulty, body.Shared);
        return RecordChange.RunAsync(
            http,
            body,
            () => bank.Read(caller.Actor, question_id, cancel),
            version => bank.Change(caller.Actor, question_id, draft, version, cancel),
            q => q.Version,
            "kind",
            "text",
            "points",
            "options",
            "key",
            "rubric",
            "tags",
            "difficulty",
            "shared"
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        Guid question_id,
        Caller caller,
        QuestionBankService bank,
        CancellationToken cancel
    ) => Responses.Empty(await bank.Remove(caller.Actor, question_id, cancel));

    private static async Task<Results<Ok<Page<BankQuestion>>, ProblemHttpResult>> Versions(
        Guid question_id,
        int? after,
        int? limit,
        Caller caller,
        QuestionBankService bank,
        CancellationToken cancel
    ) => Responses.Of(await bank.Versions(caller.Actor, question_id, after, limit ?? DefaultPage, cancel));

    private static async Task<Results<Ok<BankQuestion>, ProblemHttpResult>> Calibrate(
        Guid question_id,
        Caller caller,
        HttpContext http,
        QuestionBankService bank,
        CancellationToken cancel
    ) => Tagged(await bank.Calibrate(caller.Actor, question_id, cancel), http);

    private static async Task<Results<Ok<SimilarQuestions>, ProblemHttpResult>> Similar(
        SimilarBody body,
        Caller caller,
        QuestionBankService bank,
        CancellationToken cancel
    ) => Responses.Of(await bank.Similar(caller.Actor, body.Text, cancel));

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Import(
        string format,
        bool? partial,
        FileBody file,
        Caller caller,
        QuestionBankService bank,
        CancellationToken cancel
    )
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

        var read = await bank.Import(caller.Actor, known, text.Value, partial ?? false, cancel);
        if (!read.Ok)
        {
            return Problems.Http(read.Problem);
        }

        return read.Value is { Imported: 0, Faults: > 0 } ? Rejected(read.Value) : TypedResults.Ok(read.Value);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Export(
        string format,
        string? tag,
        string? kind,
        string? text,
        double? easiest,
        double? hardest,
        bool? mine,
        Caller caller,
        QuestionBankService bank,
        CancellationToken cancel
    )
    {
        var query = Query(tag, kind, text, easiest, hardest, mine, null, 1);
        if (!query.Ok || !WireName<QuestionFormat>.TryParse(format, out var known))
        {
            return Problems.Http(query.Problem ?? FormatUnknown);
        }

        var file = await bank.Export(caller.Actor, known, query.Value, cancel);
        // Without a byte order mark Excel reads CSV in the code page of the computer.
        var mark = known == QuestionFormat.Csv ? "\uFEFF" : "";
        return file.Ok
            ? TypedResults.Text(mark + file.Value, ContentType(known), Encoding.UTF8)
            : Problems.Http(file.Problem);
    }

    private static FileSyntax Syntax(QuestionFormat format) =>
        format switch
        {
            QuestionFormat.Json => FileSyntax.Json,
            QuestionFormat.MoodleXml => FileSyntax.Xml,
            _ => FileSyntax.Plain,
        };

    private static Problem FormatUnknown { get; } =
        new(ProblemKind.Invalid, "format_unknown", "format must be csv, json, gift or moodle_xml.", Field: "format");

    private static string ContentType(QuestionFormat format) =>
        format switch
        {
            QuestionFormat.Csv => "text/csv",
            QuestionFormat.Json => "application/json",
            QuestionFormat.MoodleXml => "application/xml",
            _ => "text/plain",
        };

    /// <summary>A problem that lists the wrong lines.</summary>
    private static ProblemHttpResult Rejected(ImportReport report)
    {
        var problem = Problems.Http(
            new Problem(
                ProblemKind.Invalid,
                "file_invalid",
                $"{report.Faults} questions of the file are wrong; nothing was imported."
            )
        );
        problem.ProblemDetails.Extensions["lines"] = report
            .Lines.Where(l => l.Reason is not null)
            .Take(MostLines)
            .Select(l => new { l.Line, l.Reason });
        return problem;
    }

    private static Result<BankQuery> Query(
        string? tag,
        string? kind,
        string? text,
        double? easiest,
        double? hardest,
        bool? mine,
        Guid? after,
        int limit
    )
    {
        QuestionKind known = default;
        return kind is null || WireName<QuestionKind>.TryParse(kind, out known)
            ? new BankQuery(tag, kind is null ? null : known, text, easiest, hardest, mine ?? false, after, limit)
            : new Problem(ProblemKind.Invalid, "question_invalid", "There is no such kind of question.", Field: "kind");
    }

    private static Results<Ok<BankQuestion>, ProblemHttpResult> Tagged(Result<BankQuestion> result, HttpContext http) =>
        Responses.Tagged(result, q => q.Version, http);
}
