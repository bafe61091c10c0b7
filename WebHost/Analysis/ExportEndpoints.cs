using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Veritas.Analysis;
using Veritas.WebHost.Http;

namespace Veritas.WebHost.Analysis;

/// <summary>Exports, streamed page by page, so that memory use does not grow with their length.</summary>
internal static class ExportEndpoints
{
    private static readonly Problem FormatUnknown = new(
        ProblemKind.Invalid,
        "format_unknown",
        "format is csv or json."
    );

    private static readonly ExportColumns<ResultRow> ResultColumns = new(
        [
            "attempt_id",
            "student_id",
            "full_name",
            "email",
            "status",
            "started_at",
            "ended_at",
            "points",
            "max_points",
            "percent",
            "passed",
            "to_grade",
            "integrity_score",
            "band",
            "verdict",
        ],
        r =>
            [
                r.AttemptId,
                r.StudentId,
                r.FullName,
                r.Email,
                Wire(r.Status),
                r.StartedAt,
                r.EndedAt,
                r.Points,
                r.MaxPoints,
                r.Percent,
                r.Passed,
                r.ToGrade,
                r.IntegrityScore,
                r.Band,
                r.Verdict is { } verdict ? Wire(verdict) : null,
            ]
    );

    private static readonly ExportColumns<EventRow> EventColumns = new(
        ["attempt_id", "student_id", "seq", "type", "at", "received_at", "ms", "data"],
        r => [r.AttemptId, r.StudentId, r.Seq, r.Type, r.At, r.ReceivedAt, r.Ms, r.Data?.Text]
    );

    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder routes)
    {
        var exams = routes.MapGroup("/teacher/exams/{exam_id:guid}/export").WithTags("Teacher");
        exams
            .MapGet("/results", Results)
            .WithName("ExportResults")
            .WithSummary("Exports all attempts with their results, as csv (default) or json.");
        exams
            .MapGet("/events", Events)
            .WithName("ExportEvents")
            .WithSummary("Exports all events of all attempts, as csv (default) or json.");
        return routes;
    }

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> Results(
        Guid exam_id,
        string? format,
        Caller caller,
        ExportsService exports,
        CancellationToken cancel
    ) =>
        StreamAsync(
            format,
            $"results-{exam_id:N}",
            ResultColumns,
            last => exports.Results(caller.Actor, exam_id, last?.AttemptId, cancel),
            cancel
        );

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> Events(
        Guid exam_id,
        string? format,
        Caller caller,
        ExportsService exports,
        CancellationToken cancel
    ) =>
        StreamAsync(
            format,
            $"events-{exam_id:N}",
            EventColumns,
            last => exports.Events(caller.Actor, exam_id, last?.AttemptId, last?.Seq ?? long.MinValue, cancel),
            cancel
        );

    /// <summary>
    /// A problem with the first page is the response; one with a later page aborts the connection, so that a partial
    /// export is not mistaken for a complete one.
    /// </summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> StreamAsync<T>(
        string? format,
        string name,
        ExportColumns<T> columns,
        Func<T?, Task<Result<ImmutableArray<T>>>> read,
        CancellationToken cancel
    )
        where T : class
    {
        if (format is not (null or "csv" or "json"))
        {
            return Problems.Http(FormatUnknown);
        }

        var first = await read(null);
        if (!first.Ok)
        {
            return Problems.Http(first.Problem);
        }

        var pages = Pages(first.Value, read);
        return format == "json"
            ? TypedResults.Stream(stream => WriteJsonAsync(stream, pages, cancel), "application/json", $"{name}.json")
            : TypedResults.Stream(
                stream => CsvExport.WriteAsync(stream, columns, pages, cancel),
                "text/csv; charset=utf-8",
                $"{name}.csv"
            );
    }

    private static async Task WriteJsonAsync<T>(
        Stream stream,
        IAsyncEnumerable<ImmutableArray<T>> pages,
        CancellationToken cancel
    )
    {
        await stream.WriteAsync("["u8.ToArray(), cancel);
        var comma = "";
        await foreach (var page in pages.WithCancellation(cancel))
        {
            var text = new StringBuilder();
            foreach (var row in page)
            {
                text.Append(comma + JsonSerializer.Serialize(row, VeritasJson.Options));
                comma = ",\n";
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
            await stream.FlushAsync(cancel);
        }

        await stream.WriteAsync("]\n"u8.ToArray(), cancel);
    }

    private static async IAsyncEnumerable<ImmutableArray<T>> Pages<T>(
        ImmutableArray<T> first,
        Func<T?, Task<Result<ImmutableArray<T>>>> read
    )
        where T : class
    {
        for (var page = first; page.Length > 0; page = await Next(read, page[^1]))
        {
            yield return page;
        }
    }

    private static async Task<ImmutableArray<T>> Next<T>(Func<T?, Task<Result<ImmutableArray<T>>>> read, T last)
        where T : class
    {
        var page = await read(last);
        return page.Ok ? page.Value : throw new IOException($"The export is incomplete: {page.Problem.Code}.");
    }

    private static string Wire<T>(T value)
        where T : struct, Enum => WireName<T>.Of(value);
}
