using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Veritas.Bench.Compare.Report;

/// <summary>Writes a run's files: JSON for programs, Markdown for documents, SVG for the eye.</summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes all of them.</summary>
    /// <returns>The Markdown, and the names of the files.</returns>
    public static (string Markdown, IReadOnlyList<string> Files) Write(BenchResult result, string folder)
    {
        var name = Path.Combine(
            folder,
            result
                .Machine.Date.Replace(" UTC", "", StringComparison.Ordinal)
                .Replace(' ', '_')
                .Replace(":", "", StringComparison.Ordinal)
        );
        var files = new Dictionary<string, string>
        {
            [name + ".json"] = JsonSerializer.Serialize(result, Json),
            [name + ".md"] = Markdown(result),
        };
        if (result.Ingest is { } ingest)
        {
            files[name + "_rates.svg"] = Plots.Rates(ingest);
            if (ingest.Rows.Any(r => r.Who == Ingest.IngestRow.Veritas && r.ServerCpu is not null))
            {
                files[name + "_growth.svg"] = Plots.Growth(ingest);
            }
        }

        foreach (var (file, text) in files)
        {
            File.WriteAllText(file, text);
        }

        return (files[name + ".md"], [.. files.Keys]);
    }

    private static string Markdown(BenchResult result)
    {
        var text = new StringBuilder();
        foreach (var line in result.Machine.Lines())
        {
            text.Append(line).Append('\n');
        }

        text.Append(
            null,
            $"- medians over {result.Plan.Rounds} rounds of {result.Plan.Seconds} s each; every row looked for "
                + $"in the table after each turn; day and rush are measured once\n"
        );
        if (result.Plan.Processes > 0)
        {
            text.Append(
                null,
                $"- Veritas is a cluster of {result.Plan.Processes} processes here, over one PostgreSQL; the "
                    + $"kill takes one of them, started again at once\n"
            );
        }

        if (result.Plan.Sizes.Any(s => Programs.Stage.Sockets(s) < s))
        {
            text.Append(
                null,
                $"- a process may have {MarkdownTable.Number(result.FileLimit)} open files here: attempts beyond "
                    + $"that are live without a socket\n"
            );
        }

        string?[] tables =
        [
            .. result.Ingest is { } ingest ? IngestTables.Of(ingest) : [],
            result.Cluster is { } cluster ? OtherTables.Cluster(cluster) : null,
            result.Latency is { } latency ? OtherTables.Latency(latency) : null,
            result.Memory is { } memory ? OtherTables.Memory(memory) : null,
            result.Recovery is { } recovery ? OtherTables.Recovery(recovery) : null,
            result.Fanout is { } fanout ? OtherTables.Fanout(fanout) : null,
            result.Day is { } day ? DayTables.Day(day) : null,
            result.Rush is { } rush ? DayTables.Rush(rush) : null,
        ];
        return text.Append('\n').AppendJoin('\n', tables.Where(t => t is not null)).ToString();
    }
}
