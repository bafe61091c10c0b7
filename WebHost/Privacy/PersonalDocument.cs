using System.Text;
using System.Text.Json;
using Veritas.Privacy;

namespace Veritas.WebHost.Privacy;

/// <summary>Writes a user's data as one JSON document, part by part: an object with a list for each section.</summary>
internal static class PersonalDocument
{
    private const string Note =
        "Points, scores, events, alerts and verdicts of attempts whose results are not released "
        + "are left out, and secrets such as passwords.";

    /// <exception cref="IOException">
    /// A later part cannot be read. Aborts the connection rather than returning a partial export.
    /// </exception>
    public static async Task WriteAsync(
        Stream stream,
        ExportPart first,
        Func<string, Task<Result<ExportPart>>> read,
        DateTimeOffset madeAt,
        CancellationToken cancel
    )
    {
        var beginning = $"{{\"made_at\":{Json(madeAt)},\"left_out\":{Json(Note)},\n{Json(first.Section)}:[";
        await WriteAsync(stream, beginning, cancel);
        var (part, rows) = (first, 0);
        while (true)
        {
            var text = new StringBuilder();
            foreach (var row in part.Rows)
            {
                text.Append(rows++ > 0 ? ",\n" : "\n").Append(row.Text);
            }

            await WriteAsync(stream, text.ToString(), cancel);
            if (part.Next is not { } next)
            {
                break;
            }

            var answer = await read(next);
            var following = answer.Ok
                ? answer.Value
                : throw new IOException($"The export failed: {answer.Problem.Code}.");
            if (following.Section != part.Section)
            {
                await WriteAsync(stream, $"],\n{Json(following.Section)}:[", cancel);
                rows = 0;
            }

            part = following;
        }

        await WriteAsync(stream, "]}\n", cancel);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, VeritasJson.Options);

    private static async Task WriteAsync(Stream stream, string text, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        await stream.FlushAsync(cancel);
    }
}
