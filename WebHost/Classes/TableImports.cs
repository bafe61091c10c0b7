using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Imports of rows: what they take and how they answer.</summary>
internal static class TableImports
{
    private const int MostLines = 200;
    private static readonly Problem FormatUnknown = new(ProblemKind.Invalid, "format_unknown", "format is csv or json.", Field: "format");
    private static readonly Problem AcceptUnknown = new(ProblemKind.Invalid, "accept_unknown", "accept is all or good.", Field: "accept");

    /// <summary>The route takes a file.</summary>
    public static RouteHandlerBuilder TakesTable(this RouteHandlerBuilder route) =>
        route.Accepts<string>("text/csv", "application/json", "text/plain").WithMetadata(new RequestSizeLimitAttribute(FileBody.Largest)).WithIdempotency();

    /// <summary>Imports the file. Without accept=good a wrong line refuses all of it, and the refusal names every line.</summary>
    public static async Task<Results<Ok<TableReport>, ProblemHttpResult>> RunAsync(
        string format, string? accept, FileBody file, Func<TableFormat, string, bool, Task<Result<TableReport>>> import)
    {
        if (!WireName<TableFormat>.TryParse(format, out var known))
        {
            return Problems.Http(FormatUnknown);
        }

        if (accept is not (null or "all" or "good"))
        {
            return Problems.Http(AcceptUnknown);
        }

        var text = file.Text(known == TableFormat.Json ? FileSyntax.Json : FileSyntax.Plain);
        if (!text.Ok)
        {
            return Problems.Http(text.Problem);
        }

        var report = await import(known, text.Value, accept == "good");
        return !report.Ok ? Problems.Http(report.Problem)
            : report.Value is { Imported: 0, Faults: > 0 } ? Refused(report.Value)
            : TypedResults.Ok(report.Value);
    }

    private static ProblemHttpResult Refused(TableReport report)
    {
        var refusal = Problems.Http(new Problem(ProblemKind.Invalid, "file_invalid", $"{report.Faults} rows of the file cannot be taken; nothing was imported."));
        refusal.ProblemDetails.Extensions["lines"] = report.Lines.Where(l => l.Reason is not null).Take(MostLines).Select(l => new { l.Line, l.Reason });
        return refusal;
    }
}
