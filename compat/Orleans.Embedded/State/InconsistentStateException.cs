using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A write met a newer version than the one read. Escaping from a grain's method, it ends the activation.</summary>
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base($"{errorMsg} Stored version {storedEtag ?? "unknown"}, version in memory {currentEtag ?? "none"}.")
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public string? StoredEtag { get; }

    public string? CurrentEtag { get; }

    /// <summary>True until the activation that wrote has seen it.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
