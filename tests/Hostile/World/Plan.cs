using System.Globalization;

namespace Veritas.Tests.Hostile.World;

/// <summary>How an input is sent.</summary>
public enum Way
{
    /// <summary>A monitoring socket.</summary>
    Frame,

    /// <summary>An HTTP request.</summary>
    Request,

    /// <summary>The teachers' hub.</summary>
    Hub,
}

/// <summary>
/// The inputs of a run: <c>VERITAS_HOSTILE_SEED</c>, <c>VERITAS_HOSTILE_COUNT</c>, or a single one by
/// <c>VERITAS_HOSTILE_INDEX</c>.
/// </summary>
/// <param name="Seed">Determines all inputs together with their index.</param>
/// <param name="First">The first index.</param>
/// <param name="Count">Number of inputs.</param>
public sealed record Plan(ulong Seed, int First, int Count)
{
    private const string DefaultSeed = "20260601";
    private const string DefaultCount = "100000";

    public bool Whole => Count > 1;

    public static Plan Read()
    {
        var seed = Given("SEED") ?? DefaultSeed;
        var number =
            seed == "random"
                ? (ulong)TimeProvider.System.GetTimestamp()
                : ulong.Parse(seed, CultureInfo.InvariantCulture);
        return Given("INDEX") is { } index
            ? new Plan(number, int.Parse(index, CultureInfo.InvariantCulture), 1)
            : new Plan(number, 0, int.Parse(Given("COUNT") ?? DefaultCount, CultureInfo.InvariantCulture));
    }

    /// <summary>Sixty percent frames, thirty-five percent requests, five percent hub calls.</summary>
    public static Way WayOf(int index) =>
        (index % 20) switch
        {
            < 12 => Way.Frame,
            < 19 => Way.Request,
            _ => Way.Hub,
        };

    /// <summary>The indices of a part of the run that are sent this way, in order.</summary>
    public IEnumerable<int> Of(Way way, double from, double to) =>
        Enumerable
            .Range(First + (int)(Count * from), (int)(Count * to) - (int)(Count * from))
            .Where(i => WayOf(i) == way);

    private static string? Given(string name) =>
        Environment.GetEnvironmentVariable("VERITAS_HOSTILE_" + name) is { Length: > 0 } value ? value : null;
}
