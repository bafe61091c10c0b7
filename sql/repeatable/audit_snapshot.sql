-- revision 1

-- The state of a resource as the audit log shows it, before and after a change: without secrets, and without personal
-- data, which the log could never delete. audit_without replaces such fields by their length; audit_bounded replaces a
-- state that is too large by its hash. Null when the resource does not exist or the kind is unknown.
-- The kinds are those of WebHost/Audit/AuditSubjects.cs.
create or replace function audit_snapshot(kind text, a uuid, b uuid) returns jsonb language plpgsql stable as $$
begin
    case kind
    -- Accounts
    when 'user' then
        return audit_without(audit_bounded((
            select to_jsonb(u) - '{password_hash,totp_secret,totp_step,failed_logins,locked_until}'::text[]
                || coalesce((
                    select jsonb_build_object('profile', to_jsonb(t))
                    from teacher_profiles t where t.user_id = u.id), '{}')
            from users u where u.id = a)), 'email', 'full_name');
    when 'student_number' then
        return audit_without((
            select jsonb_build_object('student_number', p.student_number) from student_profiles p where p.user_id = a),
            'student_number');
    when 'api_key' then
        return audit_without(audit_bounded((select to_jsonb(k) - 'key_hash' from api_keys k where k.id = a)), 'name');
    when 'hold' then
        return audit_without((select to_jsonb(h) from legal_holds h where h.id = a), 'reason');

    -- Exams and questions
    when 'exam' then
        return audit_bounded((select to_jsonb(e) from exams e where e.id = a));
    when 'question' then
        return audit_bounded((select to_jsonb(q) from questions q where q.id = a));
    when 'exam_questions' then
        return audit_bounded((
            select jsonb_agg(jsonb_build_object(
                'id', q.id, 'position', q.position, 'bank_id', q.bank_id, 'bank_version', q.bank_version)
                order by q.position)
            from questions q where q.exam_id = a));
    when 'bank_question' then
        return audit_bounded((
            select to_jsonb(q) || jsonb_build_object(
                'options', v.options, 'key', v.key, 'points', v.points, 'rubric', v.rubric)
            from bank_questions q join bank_versions v on v.question_id = q.id and v.version = q.version
            where q.id = a));
    when 'permissions' then
        return audit_bounded((
            select jsonb_agg(to_jsonb(p) order by p.teacher_id) from teacher_exam_permissions p where p.exam_id = a));
    when 'allowance' then
        return audit_bounded((select to_jsonb(w) from exam_allowances w where w.exam_id = a and w.student_id = b));

    -- Attempts and their review
    when 'attempt' then
        return audit_bounded((
            select to_jsonb(t) - '{policy,accommodation}'::text[] from exam_attempts t where t.id = a));
    when 'answer' then
        -- A choice is not personal text; everything else that a student enters can be.
        if exists (select from questions q
            where q.id = b and q.kind in ('single_choice', 'multiple_choice', 'true_false')) then
            return audit_without(audit_bounded((
                select to_jsonb(s) from attempt_answers s where s.attempt_id = a and s.question_id = b)), 'comment');
        end if;
        return audit_without(audit_bounded((
            select to_jsonb(s) from attempt_answers s where s.attempt_id = a and s.question_id = b)),
            'value', 'comment');
    when 'alert' then
        return audit_without(audit_bounded((
            select to_jsonb(l) - 'event_seqs' from alerts l where l.id = a)), 'comment');
    when 'verdicts' then
        return audit_bounded((
            select jsonb_agg(audit_without(to_jsonb(v), 'comment', 'review_comment') order by v.id)
            from attempt_verdicts v where v.attempt_id = a));
    when 'appeals' then
        return audit_bounded((
            select jsonb_agg(audit_without(to_jsonb(p), 'body', 'answer') order by p.id)
            from appeals p where p.attempt_id = a));

    -- Grades. A second mark comes with the points that count after it, a request for a change with the current values.
    when 'second_mark' then
        return (
            select audit_without(to_jsonb(m), 'comment') || jsonb_build_object('counts', x.points)
            from second_marks m
            join attempt_answers x on x.attempt_id = m.attempt_id and x.question_id = m.question_id
            where m.attempt_id = a and m.question_id = b);
    when 'result_change' then
        return audit_bounded((
            select audit_without(to_jsonb(c), 'reason', 'comment') || jsonb_build_object(
                'points_now', (select x.points from attempt_answers x
                    where x.attempt_id = c.attempt_id and x.question_id = c.question_id),
                'key_now', (select q.key from questions q where q.id = c.question_id and c.kind = 'key'))
            from result_changes c where c.id = a));
    when 'rescoring' then
        return (select to_jsonb(r) - 'policy' from rescorings r where r.id = a);

    -- Classes and learning
    when 'class' then
        return audit_bounded((
            select to_jsonb(c) || jsonb_build_object(
                'teachers', (select jsonb_agg(t.teacher_id order by t.added_at, t.teacher_id)
                    from class_teachers t where t.class_id = c.id),
                'members', (select count(*) from class_members m where m.class_id = c.id))
            from classes c where c.id = a));
    when 'member' then
        return (select to_jsonb(m) from class_members m where m.student_id = a and m.class_id = b);
    when 'feedback' then
        return audit_without(audit_bounded((
            select to_jsonb(f) from student_feedback f where f.id = a)), 'title', 'body');
    when 'assessment' then
        return audit_without(audit_bounded((select to_jsonb(g) from student_assessments g where g.id = a)), 'title');
    when 'outcome' then
        return (select to_jsonb(o) from student_outcomes o where o.id = a);
    when 'risk_model' then
        return audit_bounded((select to_jsonb(m) from risk_models m where m.id = a));
    else
        return null;
    end case;
end $$;
