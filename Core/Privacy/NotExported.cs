using System.Collections.Frozen;

namespace Veritas.Privacy;

/// <summary>Columns that refer to a person and are not exported, each with its reason.</summary>
internal static class NotExported
{
    private const string Work = "actions for others; the audit section lists them for the user who performed them";
    private const string Counted = "derived from exported rows";
    private const string Others = "actions of others, exported for them; teachers see them in the log of actions";
    private const string Queue = "a queue that an attempt is in for seconds";

    public static FrozenDictionary<string, string> Columns { get; } =
        new Dictionary<string, string>
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
            ["component_logs.reported_by"] = "reports of programs; deleted after Veritas:Operations:LogDays",
            ["legal_holds.student_id"] = "the reason of a hold may be part of an open case",
            ["backup_codes.user_id"] = "secrets, stored as hashes",
            ["revoked_tokens.user_id"] = "ids of ended sessions, deleted when they would have expired",
            ["idempotency_keys.user_id"] = "answers to requests, which repeat exported data; deleted after a day",
            ["audit_pending.actor_id"] = "rows that are moved to the audit log within seconds",
            ["audit_pending.subject_id"] = "rows that are moved to the audit log within seconds",
            ["audit_pending.part_id"] = "rows that are moved to the audit log within seconds",
            ["audit_log.subject_id"] = Others,
            ["audit_log.part_id"] = Others,
            ["attempt_summaries.attempt_id"] = Counted,
            ["attempt_summaries.student_id"] = Counted,
            ["summary_queue.attempt_id"] = Queue,
            ["learning_queue.attempt_id"] = Queue,
            ["attempt_snapshots.attempt_id"] = "computed from the exported events, and deleted when the attempt ends",
            ["behavior_queue.attempt_id"] = Queue,
            ["erasures.user_id"] = "its users can no longer sign in",
        }.ToFrozenDictionary();
}
