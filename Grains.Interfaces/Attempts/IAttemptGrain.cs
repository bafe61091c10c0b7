using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Monitoring;

namespace Veritas.Attempts;

/// <summary>
/// One live attempt: the single writer of its rows, its events and its score. Key: the attempt's id (UUIDv7).
/// Every command but an instruction is safe to send again.
/// </summary>
[Alias("Veritas.IAttemptGrain"), Idempotent]
public interface IAttemptGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Creates the attempt. Problems: <c>exam_unknown</c>, <c>exam_not_open</c>, <c>consent_missing</c>,
    /// <c>attempt_live</c> (detail names the live attempt's id), <c>attempt_used</c>.
    /// </summary>
    [Alias("Start")]
    Task<Result<AttemptView>> Start(StartAttempt command);

    /// <summary>
    /// Succeeds when the attempt is live and that student's. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>.
    /// </summary>
    [Alias("OwnedBy"), AlwaysInterleave]
    Task<Result<Done>> OwnedBy(Guid studentId);

    /// <summary>
    /// Stores an answer before it returns. Problems: <c>attempt_over</c>, <c>attempt_paused</c>,
    /// <c>question_unknown</c>, <c>answer_invalid</c>.
    /// </summary>
    [Alias("SaveAnswer")]
    Task<Result<Answer>> SaveAnswer(SaveAnswer command);

    /// <summary>Hands in: grades the objective questions and ends the attempt. Again: the same result.</summary>
    [Alias("Submit")]
    Task<Result<AttemptView>> Submit(Guid studentId);

    /// <summary>
    /// Greets a client's socket and takes over from an older one. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>.
    /// </summary>
    [Alias("Connect"), AlwaysInterleave]
    Task<Result<Welcome>> Connect(IMonitorGateway gateway, MonitorConnection connection);

    /// <summary>That socket is gone; nothing happens when a newer one has taken over.</summary>
    [Alias("Disconnect"), AlwaysInterleave]
    Task Disconnect(Guid connectionId);

    /// <summary>
    /// That socket's client is there: an attempt that hears nothing of it for a while counts it as lost, for the
    /// socket's host may have died. Returns what <see cref="Ingest"/> would. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>, <c>connection_unknown</c>, <c>connection_stale</c>.
    /// </summary>
    [Alias("Heartbeat"), AlwaysInterleave]
    Task<Result<Progress>> Heartbeat(Guid connectionId);

    /// <summary>
    /// Takes events in, in order, once each. Returns at once with what is accepted. Problems, nothing changed:
    /// <c>seq_gap</c>, <c>seq_conflict</c>,
    /// <c>at_future</c>, <c>at_ancient</c>, <c>attempt_over</c>, <c>connection_unknown</c> (connect again),
    /// <c>connection_stale</c> (a newer socket has taken over), <c>journal_full</c> (send again later). Never waits, so
    /// it may enter while another request waits for the database.
    /// </summary>
    [Alias("Ingest"), AlwaysInterleave]
    Task<Result<Progress>> Ingest(EventBatch batch);

    /// <summary>Returns when everything accepted before the call is durable.</summary>
    [Alias("Flush"), AlwaysInterleave]
    Task<Result<Progress>> Flush();

    /// <summary>The client has carried the instruction out; it is not sent again.</summary>
    [Alias("InstructionDone"), AlwaysInterleave]
    Task InstructionDone(Guid connectionId, Guid instructionId);

    /// <summary>
    /// A teacher's command. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>, <c>not_permitted</c>,
    /// <c>reason_missing</c>, <c>not_paused</c>, <c>already_paused</c>.
    /// </summary>
    [Alias("Instruct"), Idempotent(false)]
    Task<Result<Instruction>> Instruct(Instruct command);

    /// <summary>
    /// Takes over what the exam grants its student now, at once: the deadline moves, the client is told, the score is
    /// computed anew. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>, <c>not_permitted</c> (needs edit).
    /// </summary>
    [Alias("Adjust")]
    Task<Result<Done>> Adjust(Actor actor);

    /// <summary>
    /// The student begins or ends a break; again: nothing happens. A break ends by itself when the granted time is used
    /// up, and is credited to the deadline. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>,
    /// <c>attempt_paused</c>, <c>break_used</c>.
    /// </summary>
    [Alias("Break")]
    Task<Result<AttemptView>> Break(Guid studentId, bool begin);

    /// <summary>
    /// The live attempt as the room shows it, without the student's name. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>.
    /// </summary>
    [Alias("Look"), AlwaysInterleave]
    Task<Result<Rooms.AttemptCard>> Look();

    /// <summary>
    /// The live score with its breakdown; the caller has checked the permission. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>.
    /// </summary>
    [Alias("Score"), AlwaysInterleave]
    Task<Result<ScoreView>> Score();

    /// <summary>Ends the attempt when its deadline has passed. A periodic job calls it. Idempotent.</summary>
    [Alias("Sweep")]
    Task Sweep();
}
