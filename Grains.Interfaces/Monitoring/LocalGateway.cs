using Veritas.Attempts;

namespace Veritas.Monitoring;

/// <summary>
/// The sockets of this process. Attempts in the same process call them directly instead of by a message, and let them
/// call back directly.
/// </summary>
public sealed class LocalGateway
{
    private volatile LocalSockets? _own;
    private volatile IMonitorGateway? _reference;

    /// <summary>Announces this process' gateway.</summary>
    /// <param name="reference">The reference that sockets pass to attempts.</param>
    /// <param name="sockets">The gateway itself.</param>
    public void Set(IMonitorGateway reference, LocalSockets sockets) => (_own, _reference) = (sockets, reference);

    /// <summary>The gateway itself if the reference is that of this process, else null.</summary>
    public LocalSockets? Own(IMonitorGateway reference) => reference.Equals(_reference) ? _own : null;
}

/// <summary>
/// The gateway of this process. Both are called from any thread, return at once and do not throw.
/// </summary>
/// <param name="Gateway">Its messages, as methods.</param>
/// <param name="Attach">
/// Lets the socket of that connection call its attempt directly. Returns how to tell the socket what is durable; null
/// when it has ended.
/// </param>
public sealed record LocalSockets(IMonitorGateway Gateway, Func<Guid, ILocalAttempt, Action<Progress>?> Attach);

/// <summary>
/// An attempt in this process, for the socket of its client. Its methods are called from any thread, return at once and
/// do not throw.
/// </summary>
public interface ILocalAttempt
{
    /// <summary>
    /// Notes that the client has sent a message; false once the attempt has left or has another socket: call its grain.
    /// </summary>
    bool Hear();

    /// <summary>
    /// Queues events for the attempt's next turn, like <see cref="IAttemptGrain.Ingest"/> but without a message.
    /// </summary>
    /// <param name="batch">The events.</param>
    /// <param name="answers">Receives the answer before the task completes.</param>
    Task Ingest(EventBatch batch, IIngestAnswers answers);
}

/// <summary>Receives the answers of <see cref="ILocalAttempt.Ingest"/>, in a turn of the attempt.</summary>
public interface IIngestAnswers
{
    /// <summary>The events were accepted.</summary>
    void Accepted(Progress progress);

    /// <summary>
    /// The events were not accepted, with a problem of <see cref="IAttemptGrain.Ingest"/>; null when the attempt has
    /// left or has another socket: call its grain.
    /// </summary>
    void Refused(EventBatch batch, Problem? problem);
}
