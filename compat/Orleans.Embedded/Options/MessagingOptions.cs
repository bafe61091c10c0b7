namespace Orleans.Configuration;

public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer; the grain goes on. 0 &lt; t; default 30 s. Looked at every quarter of it, at most 1 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Accepted; a client is in the silo's process and its calls wait as long as those of grains.</summary>
public class ClientMessagingOptions : MessagingOptions;

public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>Most requests that wait before one activation; more fail with LimitExceededException. 0 for no limit.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }
}
