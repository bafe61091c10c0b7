namespace Veritas;

/// <summary>
/// Marks a grain call as idempotent: a second call changes nothing more, so the retry filter may resend it after a silo
/// failure. On an interface it applies to every method without an attribute of its own. Other calls are resent only if
/// they certainly did not arrive.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class IdempotentAttribute(bool idempotent = true) : Attribute
{
    /// <summary>Whether the call may be resent.</summary>
    public bool Idempotent => idempotent;
}
