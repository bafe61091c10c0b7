namespace Orleans.Embedded;

/// <summary>What runs requests: an activation or an observer.</summary>
internal interface IRequestRunner
{
    object? Instance { get; }

    /// <summary>The request's task is done.</summary>
    void Completed(Request request);

    /// <summary>The request failed with this.</summary>
    void FaultEscaped(Exception exception);
}
