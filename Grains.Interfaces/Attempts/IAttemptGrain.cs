using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Monitoring;

namespace Veritas.Attempts;

/// <summary>
/// One live attempt: the single writer of its rows, its events and its score. Key: the attempt's id (UUIDv7).
/// Every command except an instruction, a flag and a note is idempotent.
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
    /// Succeeds if the attempt is live and belongs to that student. Problems: <c>attempt_unknown</c>,
    /// <c>attempt_over</c>.
    /// </summary>
    [Alias("OwnedBy"), AlwaysInterleave]
    Task<Result<Done>> OwnedBy(Guid studentId);

    /// <summary>
    /// Stores an answer; durable when this returns. Problems: <c>attempt_over</c>, <c>attempt_paused</c>,
    /// <c>question_unknown</c>, <c>answer_invalid</c>.
    /// </summary>
    [Alias("SaveAnswer")]
    Task<Result<Answer>> SaveAnswer(SaveAnswer command);

    /// <summary>Submits the attempt: grades the objective questions and ends it. Idempotent.</summary>
    [Alias("Submit")]
    Task<Result<AttemptView>> Submit(Guid studentId);

    /// <summary>
    /// Connects a client's socket, which replaces an older one. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>.
    /// </summary>
    [Alias("Connect"), AlwaysInterleave]
    Task<Result<Welcome>> Connect(IMonitorGateway gateway, MonitorConnection connection);

    /// <summary>Reports the end of a socket; ignored if a newer one has replaced it.</summary>
    [Alias("Disconnect"), AlwaysInterleave]
    Task Disconnect(Guid connectionId);

    /// <summary>
    /// Heartbeat of a socket's client. Without heartbeats the attempt treats the socket as lost, because its host may
    /// have died. Returns the same as <see cref="Ingest"/>. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>,
    /// <c>connection_unknown</c>, <c>connection_stale</c>.
    /// </summary>
    [Alias("Heartbeat"), AlwaysInterleave]
    Task<Result<Progress>> Heartbeat(Guid connectionId);

    /// <summary>
    /// Accepts events in order, each once. Returns at once with the progress. Problems, with nothing accepted:
    /// <c>seq_gap</c>, <c>seq_conflict</c>, <c>at_future</c>, <c>at_ancient</c>, <c>attempt_over</c>,
    /// <c>connection_unknown</c> (connect again), <c>connection_stale</c> (a newer socket has taken over),
    /// <c>journal_full</c> (send again later). Never waits, so it interleaves with requests that wait for the database.
    /// </summary>
    [Alias("Ingest"), AlwaysInterleave]
    Task<Result<Progress>> Ingest(EventBatch batch);

    /// <summary>Returns when everything accepted before the call is durable.</summary>
    [Alias("Flush"), AlwaysInterleave]
    Task<Result<Progress>> Flush();

    /// <summary>Confirms that the client has carried out the instruction, which is then no longer resent.</summary>
    [Alias("InstructionDone"), AlwaysInterleave]
    Task InstructionDone(Guid connectionId, Guid instructionId);

    /// <summary>
    /// A teacher's command. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>, <c>not_permitted</c>,
    /// <c>reason_missing</c>, <c>not_paused</c>, <c>already_paused</c>.
    /// </summary>
    [Alias("Instruct"), Idempotent(false)]
    Task<Result<Instruction>> Instruct(Instruct command);

    /// <summary>
    /// Records a teacher's flag or note; durable when this returns. It waits for the journal only, so it interleaves
    /// like <see cref="Flush"/>. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>, <c>not_permitted</c>,
    /// <c>exam_practice</c>, <c>severity_invalid</c>, <c>text_missing</c>, <c>text_too_long</c>, <c>text_invalid</c>,
    /// <c>attempt_moved</c> (try again).
    /// </summary>
    [Alias("Annotate"), AlwaysInterleave, Idempotent(false)]
    Task<Result<Done>> Annotate(Annotate command);

    /// <summary>
    /// Applies the student's current accommodation: moves the deadline, notifies the client and recomputes the score.
    /// Problems: <c>attempt_unknown</c>, <c>attempt_over</c>, <c>not_permitted</c> (needs edit).
    /// </summary>
    [Alias("Adjust")]
    Task<Result<Done>> Adjust(Actor actor);

    /// <summary>
    /// Starts or ends a break of the student. Idempotent. A break also ends when the granted time is used up; its
    /// duration is added to the deadline. Problems: <c>attempt_unknown</c>, <c>attempt_over</c>, <c>attempt_paused</c>,
    /// <c>break_used</c>.
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
