using System.Text;
using CsvHelper;

namespace Veritas.Exams.Formats;

/// <summary>A record of a CSV file and the line where it begins.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>
/// Reads the records of a CSV file (RFC 4180). Fields in double quotes may hold separators, line ends and doubled
/// quotes; lines end with CR, LF or both; empty lines are skipped. A quote inside a field that is not quoted is an
/// ordinary character.
/// </summary>
internal static class CsvRows
{
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        DetectSeparatorHint = false,
    };

    /// <summary>The records before the first fault, the header first, and the fault if there is one.</summary>
    /// <param name="text">The file.</param>
    /// <param name="most">Reads no further than that many records.</param>
    public static (List<CsvRow> Rows, FileFault? Broken) Read(string text, int most)
    {
        var file = text.StartsWith('\uFEFF') ? text[1..] : text;
        var hint = CsvSeparator.Hint(file);
        var malformed = false;
        var options = Options with
        {
            Separator = hint ?? CsvSeparator.OfHeader(file),
            OnMalformedRecord = _ => malformed = true,
        };

        // Bytes in memory are parsed in place: a long record is never buffered and scanned again.
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(file), options);
        var rows = new List<CsvRow>();
        if (hint is not null)
        {
            reader.Read();
        }

        while (rows.Count < most && reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (malformed && Fault(reader) is { } fault)
            {
                return (rows, new FileFault(line, fault));
            }

            malformed = false;
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            if (fields is not [""])
            {
                rows.Add(new CsvRow(line, fields));
            }
        }

        return (rows, null);
    }

    /// <summary>The parser reports one problem a record, which may be a harmless quote before a serious one.</summary>
    private static string? Fault(CsvReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetRawSpan(i) is [(byte)'"', ..] raw && Fault(raw[1..]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? Fault(ReadOnlySpan<byte> quoted)
    {
        while (true)
        {
            var quote = quoted.IndexOf((byte)'"');
            if (quote < 0)
            {
                return "A quoted field is not closed.";
            }

            if (quote == quoted.Length - 1)
            {
                return null;
            }

            if (quoted[quote + 1] != '"')
            {
                return "A quote inside a quoted field must be doubled.";
            }

            quoted = quoted[(quote + 2)..];
        }
    }
}
