namespace Veritas.Silo;

/// <summary>
/// The system's clock for Orleans' membership, with timestamps that count from the creation of this object. Orleans
/// starts the thread of its watchdog before it sets the timestamp of the first check. Timestamps that count from the
/// machine's start would make that check overdue by the machine's uptime, which often logs a warning at startup.
/// </summary>
internal sealed class MembershipTime : TimeProvider
{
    private readonly long _start = System.GetTimestamp();

    public override long GetTimestamp() => System.GetTimestamp() - _start;
}
