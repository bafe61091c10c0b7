using System.Collections.Immutable;

namespace Veritas.Monitoring;

/// <summary>
/// One web host's sockets, seen from the attempts. Calls are one-way and may be lost with the host; the client resumes
/// then.
/// </summary>
[Alias("Veritas.IMonitorGateway")]
public interface IMonitorGateway : IGrainObserver
{
    /// <summary>The durable mark of that socket's attempt has moved.</summary>
    [Alias("Durable"), OneWay]
    Task Durable(Guid connectionId, Progress progress);

    /// <summary>An instruction for that socket's client; sent again until done.</summary>
    [Alias("Instruct"), OneWay]
    Task Instruct(Guid connectionId, Attempts.Instruction instruction);

    /// <summary>Close that socket.</summary>
    /// <param name="connectionId">The socket.</param>
    /// <param name="closeCode">4409 attempt over, 4410 taken over.</param>
    /// <param name="code">Stable name of the reason.</param>
    [Alias("Close"), OneWay]
    Task Close(Guid connectionId, int closeCode, string code);
}
