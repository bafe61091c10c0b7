namespace Veritas;

/// <summary>
/// Marks a grain call as idempotent: a second call changes nothing more, so the retry filter may resend it after a silo
/// failure. On an interface it holds for every method that does not say otherwise. Calls without it are resent only
/// when they surely never arrived.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class IdempotentAttribute(bool idempotent = true) : Attribute
{
    /// <summary>Whether the call may be resent.</summary>
    public bool Idempotent => idempotent;
}
