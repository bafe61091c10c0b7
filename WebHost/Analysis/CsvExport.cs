using System.Collections.Immutable;
using CsvHelper;

namespace Veritas.WebHost.Analysis;

/// <summary>
/// An export as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel assumes the machine's code page.
/// Text that a spreadsheet would run as a formula is prefixed with an apostrophe; numbers are not.
/// </summary>
internal static class CsvExport
{
    private static readonly CsvWriterOptions Options = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>Writes the header and each page as it comes; the stream stays open.</summary>
    public static async Task WriteAsync<T>(
        Stream stream,
        ExportColumns<T> columns,
        IAsyncEnumerable<ImmutableArray<T>> pages,
        CancellationToken cancel
    )
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader(columns.Names);
        await foreach (var page in pages.WithCancellation(cancel))
        {
            foreach (var row in page)
            {
                foreach (var value in columns.Values(row))
                {
                    csv.WriteField(value is DateTimeOffset time ? time.UtcDateTime : value);
                }

                await csv.EndRecordAsync(cancel);
            }

            await csv.FlushAsync(cancel);
        }
    }
}

/// <summary>The columns of an export, and the values of a row in their order.</summary>
internal sealed record ExportColumns<T>(string[] Names, Func<T, object?[]> Values);
