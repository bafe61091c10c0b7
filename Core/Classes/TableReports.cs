
namespace Veritas.Classes;

/// <summary>Tells what became of a file.</summary>
internal static class TableReports
{
    /// <summary>The report, in the order of the file.</summary>
    public static TableReport Of(int imported, IReadOnlyCollection<RowReport> faults, IEnumerable<int> good) =>
        new(imported, faults.Count, [.. faults.Concat(good.Select(line => new RowReport(line, null))).OrderBy(l => l.Line)]);
}
