-- Legal holds, retention with proof, erasure of a person, archives of events.

alter table users add column erased_at timestamptz;

alter table exam_attempts
    -- Events, answers and evidence were deleted; the figures stay as they were then.
    add column evidence_deleted_at timestamptz,
    -- Its student asked for erasure; the figures are kept without a name.
    add column erased_at timestamptz,
    add check (evidence_deleted_at is null or ended_at is not null);
-- Read by retention: ended attempts of an exam that still have what may be deleted.
create index exam_attempts_evidence on exam_attempts (exam_id, id) where evidence_deleted_at is null and ended_at is not null;

-- Nothing of what a hold covers is deleted, erased or archived.
create table legal_holds (
    id         uuid primary key,
    exam_id    uuid references exams,
    student_id uuid references users,
    reason     text not null check (char_length(reason) between 1 and 2000),
    made_by    uuid not null references users,
    made_at    timestamptz not null,
    lifted_by  uuid references users,
    lifted_at  timestamptz,
    check (num_nonnulls(exam_id, student_id) = 1),
    check ((lifted_by is null) = (lifted_at is null))
);
-- Read by every deletion.
create index legal_holds_exam on legal_holds (exam_id) where lifted_at is null and exam_id is not null;
create index legal_holds_student on legal_holds (student_id) where lifted_at is null and student_id is not null;

-- True while a hold covers the exam or the student.
create function held(exam uuid, student uuid) returns boolean language sql stable as $$
    select exists (select from legal_holds h where h.lifted_at is null and h.exam_id = exam)
        or exists (select from legal_holds h where h.lifted_at is null and h.student_id = student)
$$;

-- Holds and deletions take turns: once a hold is answered, every deletion sees it. A deletion takes it shared, a new hold alone.
create function lock_holds(alone boolean) returns void language plpgsql as $$
begin
    if alone then
        perform pg_advisory_xact_lock(hashtext('veritas.holds'));
    else
        perform pg_advisory_xact_lock_shared(hashtext('veritas.holds'));
    end if;
end $$;

-- Proof of what retention has deleted: a row a batch, in its transaction. No foreign key: a row outlives what it tells of.
create table deletion_records (
    id             uuid primary key,
    exam_id        uuid not null,
    deleted_at     timestamptz not null,
    -- Which setting said so, and its number of days.
    setting        text not null,
    retention_days integer not null,
    attempts       integer not null check (attempts > 0),
    first_started  timestamptz not null,
    last_started   timestamptz not null,
    -- Of the attempts' ids in order, as text, joined by a line feed.
    ids_sha256     bytea not null check (octet_length(ids_sha256) = 32),
    rows_deleted   jsonb not null
);
-- Read by the list of one exam.
create index deletion_records_exam on deletion_records (exam_id, id);
create function deletion_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'deletion_records is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger deletion_records_append_only before update or delete or truncate on deletion_records
    for each statement execute function deletion_is_append_only();

-- Who asked to be erased. The account is anonymous from then on; a chore takes the rest away, in batches.
create table erasures (
    user_id      uuid primary key references users,
    asked_at     timestamptz not null,
    -- Results stay without a name, as the institution had set it then.
    keep_results boolean not null,
    rest_done    boolean not null default false,
    attempts     integer not null default 0,
    events       bigint not null default 0,
    done_at      timestamptz
);
-- Read by the chore: what is to be done.
create index erasures_due on erasures (asked_at) where done_at is null;

-- Months of events that have left the table for a file.
create table event_archives (
    name        text primary key,
    first_day   date not null,
    until_day   date not null check (until_day > first_day),
    state       text not null check (state in ('detached', 'exported', 'archived')),
    begun_at    timestamptz not null,
    file        text,
    event_rows  bigint,
    bytes       bigint,
    sha256      bytea check (octet_length(sha256) = 32),
    archived_at timestamptz,
    check (state = 'detached' or (file is not null and event_rows is not null and bytes is not null and sha256 is not null)),
    check ((state = 'archived') = (archived_at is not null))
);

-- Why an attempt's events cannot be read: 'deleted' or 'archived'; null when they can.
create function events_gone(a exam_attempts) returns text language sql stable
    return case
        when a.evidence_deleted_at is not null then 'deleted'
        when exists (select from event_archives g where a.started_on >= g.first_day and a.started_on < g.until_day) then 'archived'
    end;

-- Without events and answers nothing can be scored or graded anew: what an attempt's figures were, they stay.
create function keep_figures() returns trigger language plpgsql as $$
begin
    new.points := old.points;
    new.max_points := old.max_points;
    new.to_grade := old.to_grade;
    new.integrity_score := old.integrity_score;
    new.risk := old.risk;
    new.band := old.band;
    new.policy := old.policy;
    return new;
end $$;
create trigger exam_attempts_figures before update on exam_attempts for each row
    when (old.evidence_deleted_at is not null) execute function keep_figures();

-- And what its exam's sums hold of it: counted anew without its answers it would be another.
create or replace function queue_summary() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' and new.evidence_deleted_at is not null then
        return null;
    end if;
    if not coalesce(new.practice, old.practice) then
        insert into summary_queue (attempt_id) values (coalesce(new.id, old.id));
    end if;
    return null;
end $$;
create or replace function queue_summary_of_attempt() returns trigger language plpgsql as $$
begin
    insert into summary_queue (attempt_id)
    select new.attempt_id where not exists (select from exam_attempts a where a.id = new.attempt_id and a.evidence_deleted_at is not null);
    return null;
end $$;

-- The audit log cannot be changed, so it holds no name, no address and no text about or by a person: of these, how long they are.
create function audit_without(state jsonb, variadic fields text[]) returns jsonb language sql immutable as $$
    select case when jsonb_typeof(state) = 'object' then state - fields || coalesce(
        (select jsonb_object_agg(f || '_chars', char_length(state ->> f)) from unnest(fields) f where state ->> f is not null), '{}')
        else state end
$$;
alter function audit_snapshot(text, uuid, uuid) rename to audit_snapshot_before_privacy;
create function audit_snapshot(kind text, a uuid, b uuid) returns jsonb language sql stable as $$
    select case kind
        when 'hold' then (select audit_without(to_jsonb(h), 'reason') from legal_holds h where h.id = a)
        when 'user' then audit_without(s.state, 'email', 'full_name')
        when 'student_number' then audit_without(s.state, 'student_number')
        when 'answer' then case
            when exists (select from questions q where q.id = b and q.kind in ('single_choice', 'multiple_choice', 'true_false')) then audit_without(s.state, 'comment')
            else audit_without(s.state, 'value', 'comment') end
        when 'feedback' then audit_without(s.state, 'title', 'body')
        when 'assessment' then audit_without(s.state, 'title')
        when 'api_key' then audit_without(s.state, 'name')
        when 'alert' then audit_without(s.state, 'comment')
        else s.state
    end
    from (select audit_snapshot_before_privacy(kind, a, b) as state) s
$$;

-- Takes a month out of the table of events, or drops one that was taken out. With a default partition PostgreSQL detaches nothing concurrently: the lock is
-- taken for a moment, and the caller sets how long it may be waited for.
create function detach_events(month text) returns void language plpgsql as $$
begin
    execute format('alter table monitoring_events detach partition %I', month);
end $$;
create function drop_events(month text) returns void language plpgsql as $$
begin
    if not exists (select from event_archives where name = month and state = 'exported') then
        raise exception '% is not exported', month using errcode = 'check_violation';
    end if;
    execute format('drop table %I', month);
end $$;
