using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Privacy;

/// <summary>
/// The sections of a user's export, in the order of the document. A test walks the schema: every column that refers to
/// a person is here or in <see cref="NotExported"/>.
/// </summary>
internal static class ExportSections
{
    /// <summary>
    /// Read through <see cref="Learning.RiskService"/>, which knows whether the institution shows risks to students.
    /// </summary>
    public const string Risk = "risk";

    // Index: exam_attempts_student. Shows points and scores like GET /student/exams/{attempt_id}.
    private const string AttemptRow = """
        jsonb_build_object('id', a.id, 'exam_id', a.exam_id, 'title', e.title, 'subject', e.subject,
            'practice', a.practice, 'status', a.status, 'started_at', a.started_at, 'deadline', a.deadline,
            'ended_at', a.ended_at, 'end_reason', a.end_reason,
            'notice_version', a.notice_version, 'accommodation', a.accommodation, 'break_used_s', a.break_used_s,
            'last_seen_at', a.last_seen_at, 'event_count', a.event_count, 'evidence', coalesce(events_gone(a), 'kept'))
        || case when a.ended_at is not null and results_released(e, @now)
            then jsonb_build_object('released', true, 'points', a.points, 'max_points', a.max_points,
                'to_grade', a.to_grade, 'pass_mark', a.pass_mark, 'integrity_score', a.integrity_score, 'band', a.band)
            else jsonb_build_object('released', false, 'left_out',
                'points, scores, events, alerts and verdicts, until the results are released') end
        """;

    private const string AnswerRow = """
        jsonb_build_object('attempt_id', a.id, 'question_id', x.question_id, 'revision', x.revision, 'value', x.value,
            'saved_at', x.saved_at)
        || case when a.ended_at is not null and results_released(e, @now)
            then jsonb_build_object('points', x.points, 'comment', x.comment, 'rubric', x.rubric) else '{}' end
        """;

    // Index: primary key of the attempt's partition of monitoring_events. The offset prevents one sort over all
    // attempts.
    private const string EventsText = $"""
        select a.id || '|' || x.seq as place, (to_jsonb(x) - 'started_on')::text as row
        from {AttemptSources.WithExam} cross join lateral (
            select * from monitoring_events m where m.started_on = a.started_on and m.attempt_id = a.id
                and (a.id > split_part(@place, '|', 1)::uuid or m.seq > split_part(@place, '|', 2)::bigint)
            order by m.seq offset 0
        ) x
        where a.student_id = @user_id and a.id >= split_part(@place, '|', 1)::uuid
            and a.ended_at is not null and results_released(e, @now)
        order by a.id, x.seq limit @limit
        """;

    // Indexes: collusion_pairs_a, collusion_pairs_b. Does not reveal the other attempt.
    private const string PairsText = $$"""
        select a.id || '|' || x.exam_id || '|' || x.rank as place,
            (to_jsonb(x) - '{attempt_a,attempt_b,exam_id}'::text[]
                || jsonb_build_object('attempt_id', a.id))::text as row
        from {{AttemptSources.WithExam}} cross join lateral (
            select * from collusion_pairs p where p.attempt_a = a.id
            union all select * from collusion_pairs p where p.attempt_b = a.id
        ) x
        where a.student_id = @user_id
            and (a.id, x.rank) > (split_part(@place, '|', 1)::uuid, split_part(@place, '|', 3)::int)
            and a.ended_at is not null and results_released(e, @now)
        order by a.id, x.rank limit @limit
        """;

    // Index: audit_log_actor.
    private const string AuditText = """
        select x.seq::text as place, (to_jsonb(x) - '{hash,previous}'::text[])::text as row
        from audit_log x where x.actor_id = @user_id and x.seq > @place::bigint order by x.seq limit @limit
        """;

    // Index: class_members_student, class_teachers_teacher.
    private const string MembershipRow =
        "to_jsonb(x) - 'added_by' || jsonb_build_object('name', c.name, 'term', c.term)";

    public static ImmutableArray<ExportSection> All { get; } =
    [
        // Indexes: users_pkey and those that begin with the user.
        ExportSection.One(
            "account",
            """
            to_jsonb(x) - '{password_hash,totp_secret,totp_step,totp_confirmed_at}'::text[]
                || jsonb_build_object('two_factor_since', x.totp_confirmed_at)
            """,
            "users x where x.id = @user_id",
            "users.id"
        ),
        ExportSection.One(
            "student_profile",
            "to_jsonb(x) - 'risk'",
            "student_profiles x where x.user_id = @user_id",
            "student_profiles.user_id"
        ),
        ExportSection.One(
            "teacher_profile",
            "to_jsonb(x)",
            "teacher_profiles x where x.user_id = @user_id",
            "teacher_profiles.user_id"
        ),
        ExportSection.Rows(
            "sessions",
            """
            jsonb_build_object('id', x.id, 'issued_at', x.issued_at, 'expires_at', x.expires_at, 'used_at', x.used_at)
            """,
            "refresh_tokens x where x.user_id = @user_id and x.revoked_at is null",
            "refresh_tokens.user_id"
        ),
        ExportSection.Rows(
            "api_keys",
            "to_jsonb(x) - 'key_hash'",
            "api_keys x where x.user_id = @user_id",
            "api_keys.user_id"
        ),
        ExportSection.Rows(
            "attempts",
            AttemptRow,
            AttemptSources.WithExam + " where a.student_id = @user_id",
            "exam_attempts.student_id",
            "a.id"
        ),
        ExportSection.OfAttempts("answers", "attempt_answers", "x.question_id", AnswerRow, released: false),
        ExportSection.OfAttempts(
            "second_marks",
            "second_marks",
            "x.question_id",
            "to_jsonb(x) - '{first_by,marked_by}'::text[]",
            released: true
        ),
        ExportSection.OfAttempts(
            "result_changes",
            "(select * from result_changes where state = 'approved')",
            "x.id",
            """
            jsonb_build_object('attempt_id', a.id, 'question_id', x.question_id, 'points', x.points, 'reason', x.reason,
                'decided_at', x.decided_at)
            """,
            released: true
        ) with
        {
            Covers = ["result_changes.attempt_id"],
        },
        ExportSection.OfAttempts(
            "instructions",
            "attempt_instructions",
            "x.id",
            "to_jsonb(x) - 'issued_by'",
            released: false
        ),
        new(
            "events",
            "00000000-0000-0000-0000-000000000000|-9223372036854775808",
            EventsText,
            "monitoring_events.attempt_id"
        )
        {
            Most = 2_000,
        },
        ExportSection.OfAttempts(
            "alerts",
            "alerts",
            "x.id",
            """
            jsonb_build_object('attempt_id', a.id, 'raised_at', x.raised_at, 'kind', x.kind, 'level', x.level,
                'sentence', x.sentence, 'event_seqs', x.event_seqs, 'verdict', x.verdict)
            """,
            released: true
        ),
        ExportSection.OfAttempts(
            "verdicts",
            "attempt_verdicts",
            "x.id",
            """
            jsonb_build_object('attempt_id', a.id, 'verdict', coalesce(x.review_verdict, x.verdict),
                'judged_at', x.judged_at, 'reviewed_at', x.reviewed_at,
                'comment', case when x.review_verdict is null then x.comment else x.review_comment end)
            """,
            released: true
        ),
        ExportSection.OfAttempts("appeals", "appeals", "x.id", "to_jsonb(x) - 'answered_by'", released: false),
        ExportSection.OfAttempts(
            "behavior",
            "behavior_analysis",
            "x.attempt_id",
            """
            jsonb_build_object('attempt_id', a.id, 'version', x.version, 'computed_at', x.computed_at,
                'figures', x.figures, 'summary', x.summary, 'narrative', x.narrative)
            """,
            released: true
        ),
        new(
            "agreements",
            "00000000-0000-0000-0000-000000000000||0",
            PairsText,
            "collusion_pairs.attempt_a",
            "collusion_pairs.attempt_b"
        ),
        ExportSection.OfAttempts(
            "rescorings",
            "rescored_attempts",
            "x.rescoring_id",
            """
            jsonb_build_object('attempt_id', a.id, 'old_integrity', x.old_integrity, 'new_integrity', x.new_integrity,
                'applied', x.old_policy is not null)
            """,
            released: true
        ),
        .. Learning,
        new("audit", "0", AuditText, "audit_log.actor_id"),
    ];

    /// <summary>Data besides attempts.</summary>
    private static ImmutableArray<ExportSection> Learning =>
        [
            ExportSection.Rows(
                "allowances",
                "to_jsonb(x)",
                "exam_allowances x where x.student_id = @user_id",
                "exam_allowances.student_id",
                "x.exam_id"
            ),
            ExportSection.Rows(
                "classes",
                MembershipRow,
                "class_members x join classes c on c.id = x.class_id where x.student_id = @user_id",
                "class_members.student_id",
                "x.class_id"
            ),
            ExportSection.Rows(
                "classes_taught",
                MembershipRow,
                "class_teachers x join classes c on c.id = x.class_id where x.teacher_id = @user_id",
                "class_teachers.teacher_id",
                "x.class_id"
            ),
            ExportSection.Rows(
                "exams",
                "to_jsonb(x) || jsonb_build_object('title', e.title)",
                "teacher_exam_permissions x join exams e on e.id = x.exam_id where x.teacher_id = @user_id",
                "teacher_exam_permissions.teacher_id",
                "x.exam_id"
            ),
            ExportSection.Rows(
                "questions",
                "to_jsonb(x)",
                "bank_questions x where x.owner_id = @user_id and x.removed_at is null",
                "bank_questions.owner_id"
            ),
            ExportSection.Rows(
                "feedback",
                "to_jsonb(x)",
                "student_feedback x where x.student_id = @user_id and x.state = 'published'",
                "student_feedback.student_id"
            ),
            ExportSection.Rows(
                "assessments",
                "to_jsonb(x)",
                "student_assessments x where x.student_id = @user_id and x.state = 'published'",
                "student_assessments.student_id"
            ),
            ExportSection.One(
                "performance",
                "to_jsonb(x)",
                "performance_metrics x where x.student_id = @user_id",
                "performance_metrics.student_id"
            ),
            new(
                "performance_results",
                "00000000-0000-0000-0000-000000000000",
                """
                select x.attempt_id::text as place, (to_jsonb(x) - 'student_id')::text as row from performance_results x
                where x.student_id = @user_id and x.counted and x.attempt_id > @place::uuid
                order by x.attempt_id limit @limit
                """,
                "performance_results.student_id",
                "performance_results.attempt_id"
            ),
            ExportSection.Rows(
                "outcomes",
                "to_jsonb(x) - 'entered_by'",
                "student_outcomes x where x.student_id = @user_id",
                "student_outcomes.student_id"
            ),
            new(Risk, "", "", "student_risks.student_id"),
        ];
}
