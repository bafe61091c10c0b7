-- Performance records kept result by result, and the risk of dropping out.

-- From when on the students of an exam may see its results: -infinity for those that are out, null for those nobody has released.
create function results_released_from(e exams) returns timestamptz language sql stable
    return case
        when e.practice or e.results_status <> 'draft' or (e.release = 'at_once' and e.status = 'closed') then '-infinity'::timestamptz
        when e.release = 'at_once' then e.closes_at
    end;
create or replace function results_released(e exams, at timestamptz) returns boolean language sql stable
    return coalesce(results_released_from(e) <= at, false);

-- Attempts whose result is out of date in its student's record, a row for each change, and exams all of whose results may be.
create table learning_queue (
    id         bigint generated always as identity primary key,
    attempt_id uuid not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
create table learning_exam_queue (
    id      bigint generated always as identity primary key,
    exam_id uuid not null
);

-- What one graded attempt adds to its student's record; kept so that it can be taken off again.
create table performance_results (
    attempt_id  uuid primary key,
    student_id  uuid not null references users on delete cascade,
    exam_id     uuid not null,
    -- Hundredths of a percent, tenths of an integrity point: whole numbers, so that sums of them are exact in any order.
    percent     integer not null check (percent between 0 and 10000),
    integrity   integer not null check (integrity between 0 and 1000),
    ended_at    timestamptz not null,
    topics      jsonb not null,
    -- When it counts: its release; null while nobody knows.
    counts_from timestamptz,
    counted     boolean not null,
    check (not counted or counts_from is not null)
);
-- Read by the comparison of months, by the log of assessments and by the features of risk.
create index performance_results_student on performance_results (student_id, ended_at, attempt_id) where counted;
-- Read by the keeper: what is released by now.
create index performance_results_due on performance_results (counts_from) where not counted and counts_from is not null;

create table performance_metrics (
    student_id uuid primary key references users on delete cascade,
    results    integer not null check (results > 0),
    mean       double precision not null check (mean between 0 and 100),
    tally      jsonb not null,
    counted_at timestamptz not null
) with (fillfactor = 70);

-- How many students have a mean of that many whole percent: what a percentile is read from. Kept by the trigger below.
create table performance_spread (
    bin      smallint primary key check (bin between 0 and 100),
    students integer not null check (students >= 0)
) with (fillfactor = 20);
insert into performance_spread select bin, 0 from generate_series(0, 100) bin;

create function count_performance_spread() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update performance_spread set students = students - 1 where bin = floor(old.mean);
    end if;
    if tg_op <> 'DELETE' then
        update performance_spread set students = students + 1 where bin = floor(new.mean);
    end if;
    return null;
end $$;
create trigger performance_metrics_spread after insert or delete on performance_metrics for each row execute function count_performance_spread();
create trigger performance_metrics_spread_moved after update on performance_metrics for each row
    when (floor(old.mean) is distinct from floor(new.mean)) execute function count_performance_spread();

create function queue_learning() returns trigger language plpgsql as $$
begin
    insert into learning_queue (attempt_id)
    select c.attempt_id from changed c where (c.graded and tg_op = 'INSERT') or exists (select from performance_results r where r.attempt_id = c.attempt_id);
    return null;
end $$;
create trigger attempt_summaries_learning_made after insert on attempt_summaries referencing new table as changed
    for each statement execute function queue_learning();
create trigger attempt_summaries_learning_gone after delete on attempt_summaries referencing old table as changed
    for each statement execute function queue_learning();

create function queue_learning_of_exam() returns trigger language plpgsql as $$
begin
    insert into learning_exam_queue (exam_id) values (new.id);
    return null;
end $$;
create trigger exams_learning after update on exams for each row
    when (results_released_from(old) is distinct from results_released_from(new) or old.subject is distinct from new.subject)
    execute function queue_learning_of_exam();

-- What was counted before there were records.
insert into learning_queue (attempt_id) select attempt_id from attempt_summaries where graded;

-- Who left and who stayed, as the institution knows it: what the risk is learnt from.
create table student_outcomes (
    id          uuid primary key,
    student_id  uuid not null references users on delete cascade,
    term        text not null check (char_length(term) between 1 and 100),
    has_left    boolean not null,
    -- What was known then predicts it: nothing later is looked at.
    observed_on date not null,
    entered_by  uuid not null references users,
    entered_at  timestamptz not null,
    constraint student_outcomes_once unique (student_id, term)
);

create table risk_models (
    id         uuid primary key,
    state      text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
    active     boolean not null default false,
    made_by    uuid not null references users,
    made_at    timestamptz not null,
    ended_at   timestamptz,
    failure    text check (char_length(failure) <= 200),
    parameters jsonb,
    figures    jsonb,
    check ((state = 'waiting') = (ended_at is null)),
    check ((state = 'ready') = (parameters is not null and figures is not null)),
    check (not active or state = 'ready')
);
-- One at a time; read by the worker.
create unique index risk_models_waiting on risk_models (state) where state = 'waiting';
-- The one that is used, at most; without one the rule is.
create unique index risk_models_active on risk_models (active) where active;

create table student_risks (
    student_id  uuid primary key references users on delete cascade,
    model_id    uuid references risk_models,
    level       text not null check (level in ('low', 'medium', 'high')),
    -- 0 to 1: the model's probability, or the rule's points by the most there are.
    score       double precision not null check (score between 0 and 1),
    computed_at timestamptz not null
);

alter function audit_snapshot(text, uuid, uuid) rename to audit_snapshot_before_learning;
create function audit_snapshot(kind text, a uuid, b uuid) returns jsonb language sql stable as $$
    select case kind
        when 'outcome' then (select to_jsonb(o) from student_outcomes o where o.id = a)
        when 'risk_model' then audit_bounded((select to_jsonb(m) from risk_models m where m.id = a))
        else audit_snapshot_before_learning(kind, a, b)
    end
$$;
