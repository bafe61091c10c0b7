namespace Veritas.Tests.Faults.Load;

/// <summary>
/// A running fingerprint of a history: one event more, less, changed or out of order makes another one (FNV-1a over its
/// fields).
/// </summary>
public static class EventPrint
{
    public const ulong Empty = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Add(ulong print, long seq, string type, DateTimeOffset at, int ms, int len)
    {
        foreach (var c in type)
        {
            print = (print ^ c) * Prime;
        }

        foreach (var number in (ReadOnlySpan<long>)[seq, at.UtcTicks, ms, len])
        {
            print = (print ^ (ulong)number) * Prime;
        }

        return print;
    }
}
