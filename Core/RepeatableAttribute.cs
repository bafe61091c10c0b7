namespace Veritas;

/// <summary>
/// A call whose answer was lost with a silo may be made again: a second one changes nothing more. On an interface it holds for every method that
/// does not say otherwise; without it a call is made again only when it surely never arrived.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class RepeatableAttribute(bool repeatable = true) : Attribute
{
    /// <summary>Whether it may be made again.</summary>
    public bool Repeatable => repeatable;
}
