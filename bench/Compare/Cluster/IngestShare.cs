using System.Globalization;

namespace Veritas.Bench.Compare.Cluster;

/// <summary>
/// Batches that sockets have handed to attempts so far, by where the attempt was. Read from the processes' own metrics.
/// </summary>
/// <param name="Same">The attempt was in the socket's process.</param>
/// <param name="Other">The call crossed to another process.</param>
internal sealed record IngestShare(double Same, double Other)
{
    private const string Metric = "veritas_attempts_ingest_total";

    public double Percent => Same + Other > 0 ? Same / (Same + Other) * 100 : 0;

    public IngestShare Since(IngestShare earlier) => new(Same - earlier.Same, Other - earlier.Other);

    public static async Task<IngestShare> ReadAsync(IEnumerable<int> ports, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var lines = new List<string>();
        foreach (var port in ports)
        {
            var text = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), cancel);
            lines.AddRange(text.Split('\n').Where(line => line.StartsWith(Metric + "{", StringComparison.Ordinal)));
        }

        return new IngestShare(Sum("process=\"same\""), Sum("process=\"other\""));

        double Sum(string label) =>
            lines
                .Where(line => line.Contains(label, StringComparison.Ordinal))
                .Sum(line => double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));
    }
}
