using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Veritas.Classes;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Classes;

/// <summary>Request and response of imports of CSV and JSON files.</summary>
internal static class TableImports
{
    private const int MostLines = 200;
    private static readonly Problem FormatUnknown = new(
        ProblemKind.Invalid,
        "format_unknown",
        "format must be csv or json.",
        Field: "format"
    );
    private static readonly Problem AcceptUnknown = new(
        ProblemKind.Invalid,
        "accept_unknown",
        "accept must be all or good.",
        Field: "accept"
    );

    /// <summary>Declares that the route takes a file.</summary>
    public static RouteHandlerBuilder TakesTable(this RouteHandlerBuilder route) =>
        route
            .Accepts<string>("text/csv", "application/json", "text/plain")
            .WithMetadata(new RequestSizeLimitAttribute(FileBody.Largest))
            .WithIdempotency();

    /// <summary>Imports the file. Without accept=good a wrong row fails it; the response lists wrong rows.</summary>
    public static async Task<Results<Ok<TableReport>, ProblemHttpResult>> RunAsync(
        string format,
        string? accept,
        FileBody file,
        Func<TableFormat, string, bool, Task<Result<TableReport>>> import
    )
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
        if (!report.Ok)
        {
            return Problems.Http(report.Problem);
        }

        return report.Value is { Imported: 0, Faults: > 0 } ? Rejected(report.Value) : TypedResults.Ok(report.Value);
    }

    private static ProblemHttpResult Rejected(TableReport report)
    {
        var problem = Problems.Http(
            new Problem(
                ProblemKind.Invalid,
                "file_invalid",
                $"{report.Faults} rows of the file are wrong; nothing was imported."
            )
        );
        problem.ProblemDetails.Extensions["lines"] = report
            .Lines.Where(l => l.Reason is not null)
            .Take(MostLines)
            .Select(l => new { l.Line, l.Reason });
        return problem;
    }
}
