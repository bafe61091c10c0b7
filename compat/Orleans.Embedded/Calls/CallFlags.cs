namespace Orleans.Embedded;

[Flags]
internal enum CallFlags : byte
{
    None = 0,
    Interleave = 1,
    ReadOnly = 2,
    OneWay = 4,

    /// <summary>The activation's own life cycle: admitted in any state.</summary>
    Lifecycle = 8,

    /// <summary>Does not count as use for idle collection.</summary>
    NoActivity = 16,
}
