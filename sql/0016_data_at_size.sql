-- What the tables need when they have grown: indexes for what would else be read from end to end, and when each table is vacuumed.

-- Read when a question is removed from a draft: the foreign key looks for answers to it.
create index attempt_answers_question on attempt_answers (question_id);
-- Read when an attempt is removed.
create index result_changes_attempt on result_changes (attempt_id) where attempt_id is not null;
-- Read by GET /admin/audit with since or until.
create index audit_log_at on audit_log (at, seq);
-- Read by GET /monitor/logs with a status.
create index component_logs_trouble on component_logs (status, id) where status <> 'ok';
-- Read by an admin's lists of exams, the latest first.
create index exams_opens on exams (opens_at, id);
-- Read when somebody's tokens are revoked, and by what is kept of a person. It takes the place of the index of those not revoked alone.
drop index refresh_tokens_user;
create index refresh_tokens_user on refresh_tokens (user_id);
-- Read by what is kept of a person.
create index exam_allowances_student on exam_allowances (student_id);
-- Read by the sweeper of tokens.
create index refresh_tokens_expires on refresh_tokens (expires_at);
create index revoked_tokens_expires on revoked_tokens (expires_at);
-- Read by the search for duplicates where the server has no trigrams. A hash: texts can be longer than a key of a tree.
create index bank_questions_equal on bank_questions using hash (lower(regexp_replace(btrim(body), '\s+', ' ', 'g'))) where removed_at is null;
-- Read by the state of an exam's results: marks that two people do not agree on.
create index second_marks_open on second_marks (attempt_id) where not agreed;
-- No statement looks into it: the bank's list walks the primary key.
drop index bank_questions_shared;

do $$
begin
    -- Read by the search for students: a part of a name or an address. Without trigrams the search reads all students.
    create index users_search on users using gin (lower(full_name) gin_trgm_ops, email gin_trgm_ops) where role = 'student';
exception when undefined_object then
    raise notice 'pg_trgm is not available: a search for students reads all of them';
end $$;

-- Vacuum. By default a table is vacuumed when a fifth of it is dead, which for ten million rows is late. Thresholds are in rows.

-- Written once and never changed: a vacuum looks only at pages written since the last one, so what is added starts it, and it freezes them at once, so that
-- no later one has to write them again before transaction ids wrap around.
alter table audit_log set (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_freeze_min_age = 0, autovacuum_analyze_scale_factor = 0.05);

-- The same for each partition of the events, those to come included. The statistics of the month that fills up are renewed more often than by default.
create function settle_event_partitions() returns void language plpgsql as $$
declare
    part regclass;
begin
    for part in
        select i.inhrelid from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'monitoring_events'::regclass and (c.reloptions is null or not c.reloptions @> '{autovacuum_freeze_min_age=0}')
    loop
        execute format('alter table %s set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 500000, '
            'autovacuum_freeze_min_age = 0, autovacuum_analyze_scale_factor = 0.02)', part);
    end loop;
end $$;
alter function ensure_event_partitions(date, integer) rename to make_event_partitions;
create function ensure_event_partitions(first_day date, months integer) returns void language plpgsql as $$
begin
    perform make_event_partitions(first_day, months);
    perform settle_event_partitions();
end $$;
select settle_event_partitions();

-- Live attempts are written with every batch of events, again and again in their page: fillfactor 70 leaves room for it, and a vacuum at two percent
-- keeps the pages of old attempts from filling with dead rows.
alter table exam_attempts set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.02);
-- Saved anew some times while the attempt runs, mostly within minutes: room for that beside them, then never again.
alter table attempt_answers set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.02);
-- Handled once or twice, and the state is in an index: each handling leaves a dead row and dead index entries.
alter table alerts set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.02);
alter table attempt_instructions set (autovacuum_vacuum_scale_factor = 0.05);
alter table attempt_verdicts set (autovacuum_vacuum_scale_factor = 0.05);
alter table appeals set (autovacuum_vacuum_scale_factor = 0.05);
alter table second_marks set (autovacuum_vacuum_scale_factor = 0.05);
alter table result_changes set (autovacuum_vacuum_scale_factor = 0.05);

-- State of grains: the same few rows are written all the time, by a key that does not change.
alter table grain_record set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 200);
-- Every silo writes its row every few seconds. The table is a page and should stay one.
alter table cluster_member set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100);

-- Read models: a row is taken out and put in again when its attempt is counted anew, or written over.
alter table attempt_summaries set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.05);
alter table exam_summaries set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 100);
alter table performance_results set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
alter table performance_metrics set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);
alter table performance_spread set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
-- Every row is written once a day.
alter table student_risks set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
alter table behavior_analysis set (autovacuum_vacuum_scale_factor = 0.05);
-- An exam's rows are put in together, and taken out together when it is done anew.
alter table collusion_runs set (autovacuum_vacuum_scale_factor = 0.05);
alter table collusion_pairs set (autovacuum_vacuum_scale_factor = 0.05);
alter table rescorings set (autovacuum_vacuum_scale_factor = 0.05);
alter table rescored_attempts set (autovacuum_vacuum_scale_factor = 0.05);

-- Queues: as many dead rows as ever went through, and their reader begins at the oldest.
alter table learning_exam_queue set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table behavior_queue set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table audit_pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Every sign-in writes the account's row, in its page.
alter table users set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
alter table student_profiles set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
alter table teacher_profiles set (autovacuum_vacuum_scale_factor = 0.05);
-- What comes and goes: tokens within a week, keys of requests within a day, addresses within a day, reports within Veritas:Operations:LogDays.
alter table refresh_tokens set (autovacuum_vacuum_scale_factor = 0.05);
alter table revoked_tokens set (autovacuum_vacuum_scale_factor = 0.05);
alter table idempotency_keys set (autovacuum_vacuum_scale_factor = 0.05);
alter table sign_in_addresses set (autovacuum_vacuum_scale_factor = 0.05);
alter table component_logs set (autovacuum_vacuum_scale_factor = 0.05);
-- Used up one by one, or touched once a minute while they are used.
alter table backup_codes set (autovacuum_vacuum_scale_factor = 0.1);
alter table api_keys set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);

-- The rest is what people write: it changes now and then, and a tenth dead is little of tables of this size.
do $$
declare
    rest regclass;
begin
    for rest in
        select c.oid from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
            and not exists (select from unnest(c.reloptions) o where o like 'autovacuum%')
    loop
        execute format('alter table %s set (autovacuum_vacuum_scale_factor = 0.1)', rest);
    end loop;
end $$;
