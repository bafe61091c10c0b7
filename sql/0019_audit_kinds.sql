-- What else the audit log shows before and after a change: questions of the bank and those an exam takes from it, verdicts, appeals, second marks, requests for changes of results, rescorings.

alter function audit_snapshot(text, uuid, uuid) rename to audit_snapshot_before_kinds;
create function audit_snapshot(kind text, a uuid, b uuid) returns jsonb language sql stable as $$
    select case kind
        when 'bank_question' then audit_bounded((
            select to_jsonb(q) || jsonb_build_object('options', v.options, 'key', v.key, 'points', v.points, 'rubric', v.rubric)
            from bank_questions q join bank_versions v on v.question_id = q.id and v.version = q.version where q.id = a))
        when 'exam_questions' then audit_bounded((
            select jsonb_agg(jsonb_build_object('id', q.id, 'position', q.position, 'bank_id', q.bank_id, 'bank_version', q.bank_version) order by q.position)
            from questions q where q.exam_id = a))
        when 'verdicts' then audit_bounded((
            select jsonb_agg(audit_without(to_jsonb(v), 'comment', 'review_comment') order by v.id) from attempt_verdicts v where v.attempt_id = a))
        when 'appeals' then audit_bounded((
            select jsonb_agg(audit_without(to_jsonb(p), 'body', 'answer') order by p.id) from appeals p where p.attempt_id = a))
        -- With what counts after both marks.
        when 'second_mark' then (
            select audit_without(to_jsonb(m), 'comment') || jsonb_build_object('counts', x.points)
            from second_marks m join attempt_answers x on x.attempt_id = m.attempt_id and x.question_id = m.question_id
            where m.attempt_id = a and m.question_id = b)
        -- With what the request is about, as it is now.
        when 'result_change' then audit_bounded((
            select audit_without(to_jsonb(c), 'reason', 'comment') || jsonb_build_object(
                'points_now', (select x.points from attempt_answers x where x.attempt_id = c.attempt_id and x.question_id = c.question_id),
                'key_now', case when c.kind = 'key' then (select q.key from questions q where q.id = c.question_id) end)
            from result_changes c where c.id = a))
        when 'rescoring' then (select to_jsonb(r) - 'policy' from rescorings r where r.id = a)
        else audit_snapshot_before_kinds(kind, a, b)
    end
$$;
