using System.Collections.Immutable;

namespace Veritas.Monitoring;

/// <summary>
/// The sockets of one web host, called by attempts. Calls are one-way and can be lost with the host; the client then
/// reconnects and resumes.
/// </summary>
[Alias("Veritas.IMonitorGateway")]
public interface IMonitorGateway : IGrainObserver
{
    /// <summary>More events of that socket's attempt are durable.</summary>
    [Alias("Durable"), OneWay]
    Task Durable(Guid connectionId, Progress progress);

    /// <summary>An instruction for that socket's client; resent until done.</summary>
    [Alias("Instruct"), OneWay]
    Task Instruct(Guid connectionId, Attempts.Instruction instruction);

    /// <summary>Closes that socket.</summary>
    /// <param name="connectionId">The socket.</param>
    /// <param name="closeCode">4409 attempt over, 4410 replaced by a newer socket.</param>
    /// <param name="code">Stable name of the reason.</param>
    [Alias("Close"), OneWay]
    Task Close(Guid connectionId, int closeCode, string code);
}
