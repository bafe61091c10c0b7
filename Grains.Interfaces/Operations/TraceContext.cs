namespace Veritas.Operations;

/// <summary>The trace of a request, which travels with every call that is made for it.</summary>
public static class TraceContext
{
    /// <summary>The key in a call's context; the value is what a <c>traceparent</c> says: version, trace, span and flags.</summary>
    public const string Key = "veritas.trace";
}
