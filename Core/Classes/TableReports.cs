namespace Veritas.Classes;

/// <summary>Builds the report of an import.</summary>
internal static class TableReports
{
    /// <summary>The report, in the order of the file.</summary>
    public static TableReport Of(int imported, IReadOnlyCollection<RowReport> faults, IEnumerable<int> goodLines)
    {
        var lines = faults.Concat(goodLines.Select(line => new RowReport(line, null))).OrderBy(l => l.Line);
        return new TableReport(imported, faults.Count, [.. lines]);
    }
}
