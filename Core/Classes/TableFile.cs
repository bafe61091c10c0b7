using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Exams.Formats;

namespace Veritas.Classes;

/// <summary>A row of a file by column; omitted and empty columns are not in it.</summary>
internal sealed record TableRow(int Line, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string column] => Fields.GetValueOrDefault(column);
}

/// <summary>The rows of a CSV file with a header line, or of a JSON array of objects.</summary>
/// <param name="Rows">Rows that could be read.</param>
/// <param name="Faults">Rows that could not be read, and why.</param>
internal sealed record TableFile(ImmutableArray<TableRow> Rows, ImmutableArray<RowReport> Faults)
{
    public const int MostRows = 10_000;
    private const int LongestShown = 40;

    public static TableFile Read(TableFormat format, string text, IReadOnlyCollection<string> columns)
    {
        var file = format == TableFormat.Csv ? ReadCsv(text, columns) : ReadJson(text, columns);
        return file.Rows.Length + file.Faults.Length is var rows and (0 or > MostRows)
            ? Broken(1, rows == 0 ? "The file has no rows." : $"A file has at most {MostRows} rows.")
            : file;
    }

    private static TableFile ReadCsv(string text, IReadOnlyCollection<string> columns)
    {
        var (lines, broken) = CsvRows.Read(text, MostRows + 2);
        if (lines.Count == 0)
        {
            return Broken(1, broken?.Reason ?? "The file is empty.");
        }

        var header = lines[0].Fields.Select(f => f.Trim().ToLowerInvariant()).ToList();
        if (header.Except(columns).FirstOrDefault() is { } unknown)
        {
            return Broken(1, Unknown(unknown, columns));
        }

        if (header.Distinct().Count() < header.Count)
        {
            return Broken(1, "The header contains a column twice.");
        }

        var (rows, faults) = (ImmutableArray.CreateBuilder<TableRow>(), ImmutableArray.CreateBuilder<RowReport>());
        foreach (var line in lines.Skip(1))
        {
            if (line.Fields.Count != header.Count)
            {
                var reason = $"The line has {line.Fields.Count} fields, the header {header.Count}.";
                faults.Add(new RowReport(line.Line, reason));
                continue;
            }

            var fields = header
                .Zip(line.Fields, (column, field) => (column, Field: field.Trim()))
                .Where(f => f.Field.Length > 0);
            rows.Add(new TableRow(line.Line, fields.ToDictionary(f => f.column, f => f.Field)));
        }

        if (broken is not null)
        {
            faults.Add(new RowReport(broken.Line, broken.Reason));
        }

        return new TableFile(rows.ToImmutable(), faults.ToImmutable());
    }

    private static TableFile ReadJson(string text, IReadOnlyCollection<string> columns)
    {
        JsonElement list;
        try
        {
            list = JsonElement.Parse(text);
        }
        catch (JsonException wrong)
        {
            return Broken((int)Math.Min(int.MaxValue, (wrong.LineNumber ?? 0) + 1), "The file is not valid JSON.");
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return Broken(1, "The file is not an array of objects.");
        }

        var (rows, faults) = (ImmutableArray.CreateBuilder<TableRow>(), ImmutableArray.CreateBuilder<RowReport>());
        foreach (var (i, item) in list.EnumerateArray().Index())
        {
            var (row, fault) = Row(i + 1, item, columns);
            if (row is not null)
            {
                rows.Add(row);
            }
            else
            {
                faults.Add(new RowReport(i + 1, fault));
            }
        }

        return new TableFile(rows.ToImmutable(), faults.ToImmutable());
    }

    private static (TableRow? Row, string? Fault) Row(int line, JsonElement item, IReadOnlyCollection<string> columns)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return (null, "The row is not an object.");
        }

        var fields = new Dictionary<string, string>();
        foreach (var property in item.EnumerateObject())
        {
            if (!columns.Contains(property.Name))
            {
                return (null, Unknown(property.Name, columns));
            }

            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return (null, $"{property.Name} must be a string, a number, true or false.");
            }

            // Half a surrogate pair is valid JSON, but not a valid string.
            var field =
                property.Value.ValueKind == JsonValueKind.String ? Text(property.Value) : property.Value.GetRawText();
            if (field is null || !fields.TryAdd(property.Name, field.Trim()))
            {
                return (null, $"{property.Name} {(field is null ? "is not a valid string" : "appears twice")}.");
            }
        }

        return (new TableRow(line, fields.Where(f => f.Value is not ("" or "null")).ToDictionary()), null);
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Unknown(string column, IReadOnlyCollection<string> columns)
    {
        var shown = column.Length > LongestShown ? column[..LongestShown] : column;
        return $"There is no column '{shown}'; the columns are {string.Join(", ", columns)}.";
    }

    private static TableFile Broken(int line, string reason) => new([], [new RowReport(line, reason)]);
}
