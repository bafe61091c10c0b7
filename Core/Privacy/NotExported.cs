using System.Collections.Frozen;

namespace Veritas.Privacy;

/// <summary>Columns that refer to a person and are in no section of the export, each with its reason.</summary>
internal static class NotExported
{
    private const string Work = "what somebody did for others is told by the audit log, by who did it";
    private const string Counted = "counted from rows that are told";
    private const string Queue = "an attempt that waits for work, for seconds";

    public static FrozenDictionary<string, string> Columns { get; } = new Dictionary<string, string>
    {
        ["exams.created_by"] = Work,
        ["exam_attempts.ended_by"] = Work,
        ["attempt_answers.graded_by"] = Work,
        ["attempt_instructions.issued_by"] = Work,
        ["alerts.handled_by"] = Work,
        ["attempt_verdicts.judged_by"] = Work,
        ["attempt_verdicts.reviewed_by"] = Work,
        ["appeals.answered_by"] = Work,
        ["second_marks.first_by"] = Work,
        ["second_marks.marked_by"] = Work,
        ["result_changes.requested_by"] = Work,
        ["result_changes.decided_by"] = Work,
        ["rescorings.made_by"] = Work,
        ["rescorings.applied_by"] = Work,
        ["collusion_runs.asked_by"] = Work,
        ["bank_versions.made_by"] = Work,
        ["class_members.added_by"] = Work,
        ["student_feedback.author_id"] = Work,
        ["student_assessments.author_id"] = Work,
        ["student_outcomes.entered_by"] = Work,
        ["risk_models.made_by"] = Work,
        ["legal_holds.made_by"] = Work,
        ["legal_holds.lifted_by"] = Work,
        ["component_logs.reported_by"] = "what programs report of themselves; removed after Veritas:Operations:LogDays",
        ["legal_holds.student_id"] = "why something is held may be part of a case that is open",
        ["backup_codes.user_id"] = "secrets, kept as hashes",
        ["revoked_tokens.user_id"] = "numbers of ended sessions, removed when they would have expired",
        ["idempotency_keys.user_id"] = "answers to requests, repeated from what is told; removed after a day",
        ["audit_pending.actor_id"] = "rows on their way to the audit log, for seconds",
        ["audit_pending.subject_id"] = "rows on their way to the audit log, for seconds",
        ["audit_pending.part_id"] = "rows on their way to the audit log, for seconds",
        ["audit_log.subject_id"] = "what others did, which is theirs; students' teachers read it as the log of actions",
        ["audit_log.part_id"] = "what others did, which is theirs; students' teachers read it as the log of actions",
        ["attempt_summaries.attempt_id"] = Counted,
        ["attempt_summaries.student_id"] = Counted,
        ["summary_queue.attempt_id"] = Queue,
        ["learning_queue.attempt_id"] = Queue,
        ["behavior_queue.attempt_id"] = Queue,
        ["erasures.user_id"] = "who is in it signs in no more",
    }.ToFrozenDictionary();
}
