-- Rows for the tables that bench/Data leaves empty, some dozens of pages each at the least.

-- Ids as Veritas makes them, by the time they are made at: any within the two years that are loaded, or within two others.
create function pg_temp.id(first timestamptz default '2028-01-05') returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from first + random() * interval '740 days') * 1000)::bigint), 12, '0') || '7'
        || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid
$$;

insert into users (id, email, password_hash, full_name, role, created_at)
select pg_temp.id('2025-01-01'), 'grown' || n || '@example.org', repeat('x', 60), 'Student ' || md5(n::text), 'student', now() from generate_series(1, 30000) n;
insert into users (id, email, password_hash, full_name, role, created_at)
select pg_temp.id('2025-01-01'), 'taught' || n || '@example.org', repeat('x', 60), 'Teacher ' || md5(n::text), 'teacher', now() from generate_series(1, 4000) n;
insert into student_profiles (user_id, created_at, student_number)
select id, created_at, 'G' || split_part(substr(email, 6), '@', 1) from users where email like 'grown%';
insert into teacher_profiles (user_id, created_at, department, subjects) select id, created_at, 'Sciences', '{Physics}' from users where email like 'taught%';

create temporary table students as select id, row_number() over (order by id) as n from users where role = 'student';
create temporary table teachers as select id, row_number() over (order by id) as n from users where role = 'teacher';
analyze students, teachers;
create temporary table attempts as
select id, exam_id, student_id, integrity_score, band, row_number() over (order by id) as n from exam_attempts where ended_at is not null;

insert into exams (id, title, subject, duration_s, opens_at, closes_at, pass_mark, policy, status, created_by, created_at, updated_at)
select pg_temp.id(), 'Exam ' || n, 'Physics', 3600, now() - n * interval '6 hours', now() - n * interval '6 hours' + interval '2 hours', 50, '{}', 'closed', t.id, now(), now()
from generate_series(1, 2500) g(n) join teachers t using (n);
create temporary table grown_exams as select id, row_number() over (order by id) as n from exams where title like 'Exam %' and policy = '{}';
insert into questions (id, exam_id, position, kind, body, points) select pg_temp.id(), id, p, 'essay', 'Why ' || n || '?', 5 from grown_exams cross join generate_series(1, 5) p;
insert into teacher_exam_permissions (exam_id, teacher_id, level, granted_at)
select e.id, t.id, 'own', now() from grown_exams e join teachers t on t.n = e.n % 1000 + 1
union all select e.id, t.id, 'view', now() from grown_exams e join teachers t on t.n = e.n % 1000 + 2;
insert into exam_summaries (exam_id, attempts, live, to_grade, open_alerts, flagged, to_judge, tally, counted_at)
select id, 0, 0, 0, 0, 0, 0, jsonb_build_object('filled', repeat('0', 200)), now() from grown_exams on conflict do nothing;
insert into exam_allowances (exam_id, student_id, extra_s) select e.id, s.id, 600 from grown_exams e join students s on s.n % 2500 + 1 = e.n where s.n <= 10000;

insert into refresh_tokens (id, family_id, user_id, token_hash, issued_at, expires_at, revoked_at, access_jti, access_expires_at)
select pg_temp.id(), pg_temp.id(), id, sha256(id::text::bytea), now(), now() + n * interval '1 minute', case when n % 5 = 0 then now() end,
    pg_temp.id(), now() + interval '1 day'
from students where n <= 20000;
insert into revoked_tokens (jti, user_id, revoked_at, expires_at)
select pg_temp.id(), id, now() - n * interval '10 seconds', now() + interval '1 day' - n * interval '10 seconds' from students where n <= 10000;
insert into api_keys (id, user_id, name, prefix, key_hash, scopes, created_at, expires_at)
select pg_temp.id(), id, 'Timetable', 'vk_grown', sha256(id::text::bytea), '{exams:read}', now(), now() + interval '100 days' from teachers;
insert into backup_codes (user_id, code_hash) select id, sha256((id::text || c)::bytea) from students cross join generate_series(1, 10) c where n <= 2000;
insert into sign_in_addresses (address_hash, failures, last_at) select sha256(n::text::bytea), 1, now() - n * interval '10 seconds' from generate_series(1, 10000) n;
insert into idempotency_keys (user_id, key, request_hash, begun_at, status)
select id, 'key-' || n, sha256(id::text::bytea), now() - n * interval '10 seconds', 201 from students where n <= 10000;
insert into audit_log (seq, id, at, actor_id, actor_role, action, subject, subject_id, part_id, status, before, after, request_id, address, previous, hash)
select n, pg_temp.id(), now() - (30000 - n) * interval '1 minute', id, 'teacher', 'PUT /grown/' || n % 60, 'user', id, id, 200, null, '{"full_name":"Grown"}', 'r' || n,
    '192.0.2.0/24', sha256('a'), sha256('b')
from students where n <= 30000;
insert into component_logs (id, at, received_at, source, status, severity, message, reported_by)
select pg_temp.id(), now(), now(), 'source-' || g.n % 80, (array['ok', 'degraded', 'failed'])[g.n % 3 + 1],
    (array['debug', 'info', 'warning', 'error', 'critical'])[g.n % 5 + 1], 'Grown.', t.id
from generate_series(1, 20000) g(n) join teachers t on t.n = 1;
insert into grain_record (service_id, id_hash, type_hash, n0, n1, state_name, version, payload)
select 'veritas', n, n % 10, n, n, 'state', 1, sha256(n::text::bytea) from generate_series(1, 20000) n;

insert into attempt_snapshots (attempt_id, seq, server_seq, scoring, unsupported, hand_raised, granted)
select id, 0, 0, sha256(id::text::bytea), '{}', false, '{}' from exam_attempts limit 40000;
insert into attempt_instructions (id, attempt_id, kind, body, issued_by, issued_at)
select pg_temp.id(), a.id, 'message', 'Ten minutes more.', t.id, now() from attempts a join teachers t on t.n = 1 where a.n <= 8000;
insert into alerts (id, no, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk, state, handled_by, handled_at, verdict)
select pg_temp.id(), a.n, a.exam_id, a.id, now(), 'band.warning', (array['notice', 'warning', 'critical'])[a.n % 3 + 1], 'The risk rose.', '{1,2}', 90, 60,
    case when a.n % 4 = 0 then 'open' else 'resolved' end, case when a.n % 4 > 0 then t.id end, case when a.n % 4 > 0 then now() end, case when a.n % 4 > 0 then 'cleared' end
from attempts a join teachers t on t.n = 1;
insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at)
select pg_temp.id(), a.id, 'suspicious', 'Pasted.', t.id, now() from attempts a join teachers t on t.n = 1;
insert into appeals (id, attempt_id, verdict_id, body, made_at) select pg_temp.id(), attempt_id, id, 'I typed it.', now() from attempt_verdicts;
insert into second_marks (attempt_id, question_id, first_points, first_by, points, comment, marked_by, marked_at, agreed)
select x.attempt_id, x.question_id, 1, f.id, 2, '', s.id, now(), true from (select attempt_id, question_id from attempt_answers limit 40000) x
join teachers f on f.n = 1 join teachers s on s.n = 2;
insert into result_changes (id, exam_id, kind, question_id, attempt_id, points, reason, requested_by, requested_at)
select pg_temp.id(), a.exam_id, 'grade', pg_temp.id(), a.id, 1, 'A slip.', t.id, now() from attempts a join teachers t on t.n = 1 where a.n <= 6000;
insert into rescorings (id, exam_id, policy, state, made_by, made_at)
select pg_temp.id(), e.id, jsonb_build_object('filled', repeat('0', 200)), 'ready', t.id, now() from exams e join teachers t on t.n = 1;
insert into rescored_attempts (rescoring_id, attempt_id, old_integrity, new_integrity, old_band, new_band, new_risk)
select r.id, a.id, a.integrity_score, 100 - a.n % 50, a.band, 'none', 0 from attempts a join rescorings r on r.exam_id = a.exam_id;
insert into behavior_analysis (attempt_id, version, computed_at, figures, summary) select id, 1, now(), '{"rhythm":{}}', 'Nothing stood out.' from attempts;
insert into collusion_runs (exam_id, id, version, state, asked_at, computed_at) select id, pg_temp.id(), 1, 'ready', now(), now() from exams;
insert into collusion_pairs (exam_id, rank, attempt_a, attempt_b, both_wrong, same_wrong, expected, p_value, q_value, same_right, close_answers)
select exam_id, place, id, next, 5, 4, 1, 0.001, 0.01, 3, 0 from (
    select exam_id, id, row_number() over of_exam as place, lead(id) over of_exam as next from attempts window of_exam as (partition by exam_id order by id)) pairs
where next is not null;
insert into bank_questions (id, owner_id, shared, kind, body, tags, created_at, updated_at)
select pg_temp.id(), t.id, g.n % 10 = 0, 'essay', 'Question ' || g.n || ' ' || md5(g.n::text), '{physics}', now(), now()
from generate_series(1, 8000) g(n) join teachers t on t.n = g.n % 1000 + 1;
insert into bank_versions (question_id, version, kind, body, points, made_by, made_at) select id, 1, kind, body, 5, owner_id, now() from bank_questions;

insert into classes (id, name, term, created_at) select pg_temp.id(), 'Class ' || n, '2030', now() from generate_series(1, 5000) n;
create temporary table grown_classes as select id, row_number() over (order by id) as n from classes;
insert into class_teachers (class_id, teacher_id, owner, added_at) select c.id, t.id, true, now() from grown_classes c join teachers t on t.n = c.n % 4000 + 1;
insert into class_members (class_id, student_id, added_at, added_by) select c.id, s.id, now(), t.id from students s join grown_classes c on c.n = s.n % 4000 + 1 join teachers t on t.n = c.n;
insert into student_feedback (id, student_id, author_id, title, body, created_at, updated_at)
select pg_temp.id(), s.id, t.id, 'Well done', 'Go on like this.', now(), now() from students s join teachers t on t.n = 1 where s.n <= 8000;
insert into student_assessments (id, student_id, author_id, class_id, title, kind, points, max_points, held_on, source, created_at)
select pg_temp.id(), m.student_id, m.added_by, m.class_id, 'Homework', 'homework', 3, 5, current_date, 'entered', now() from class_members m limit 12000;
insert into performance_results (attempt_id, student_id, exam_id, percent, integrity, ended_at, topics, counts_from, counted)
select a.id, a.student_id, a.exam_id, 5000, 900, now() - a.n * interval '1 minute', '[]', now(), true from attempts a;
insert into performance_metrics (student_id, results, mean, tally, counted_at)
select id, 1, n % 100, jsonb_build_object('filled', repeat('0', 200)), now() from students where n <= 4000;
insert into student_outcomes (id, student_id, term, has_left, observed_on, entered_by, entered_at)
select pg_temp.id(), s.id, '2029', s.n % 7 = 0, current_date, t.id, now() from students s join teachers t on t.n = 1 where s.n <= 10000;
insert into student_risks (student_id, level, score, computed_at) select id, 'low', 0.1, now() - n * interval '1 second' from students;
