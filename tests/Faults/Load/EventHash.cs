namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A running FNV-1a hash over the fields of all events. It detects missing, additional, changed and reordered events.
/// </summary>
public static class EventHash
{
    public const ulong Empty = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Add(ulong hash, long seq, string type, DateTimeOffset at, int ms, int len)
    {
        foreach (var c in type)
        {
            hash = (hash ^ c) * Prime;
        }

        foreach (var number in (ReadOnlySpan<long>)[seq, at.UtcTicks, ms, len])
        {
            hash = (hash ^ (ulong)number) * Prime;
        }

        return hash;
    }
}
