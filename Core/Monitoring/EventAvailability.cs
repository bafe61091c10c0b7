using Npgsql;

namespace Veritas.Monitoring;

/// <summary>Whether events can still be read, or were archived or deleted after their retention period.</summary>
internal sealed class EventAvailability(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 5;

    public static readonly Problem Deleted = new(
        ProblemKind.Conflict,
        "evidence_deleted",
        "Events and answers were deleted after their retention period. The figures are kept."
    );

    public static readonly Problem Archived = new(
        ProblemKind.Conflict,
        "events_archived",
        "The events are archived. Ask an admin for the file."
    );

    // Indexes: exam_attempts_pkey, event_archives_pkey.
    private const string AttemptText = "select events_gone(a) from exam_attempts a where a.id = $1";

    // Indexes: exam_attempts_exam, event_archives_pkey.
    private const string ExamText =
        "select events_gone(a) from exam_attempts a where a.exam_id = $1 and events_gone(a) is not null limit 1";

    /// <summary>Why the attempt's events cannot be read; null when they can.</summary>
    public Task<Problem?> OfAttemptAsync(Guid attemptId, CancellationToken cancel) =>
        AskAsync(AttemptText, attemptId, cancel);

    /// <summary>Why not all of the exam's events can be read; null when they can.</summary>
    public Task<Problem?> OfExamAsync(Guid examId, CancellationToken cancel) => AskAsync(ExamText, examId, cancel);

    private async Task<Problem?> AskAsync(string text, Guid id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync(cancel) switch
        {
            "deleted" => Deleted,
            "archived" => Archived,
            _ => null,
        };
    }
}
