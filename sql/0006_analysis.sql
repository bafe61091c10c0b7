-- Read models of exams and attempts, verdicts on attempts, scores computed anew.

-- True when the students of an exam may see their results. One place, so that a workflow of results can replace the rule.
create function results_released(e exams, at timestamptz) returns boolean language sql stable
    return e.status = 'closed' or e.closes_at <= at;

-- Attempts whose summary is out of date, a row for each change. The keeper takes rows out and reads the attempts after that, so that a change
-- committed meanwhile has its row still waiting.
create table summary_queue (
    id         bigint generated always as identity primary key,
    attempt_id uuid not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- What one attempt adds to its exam's summary; kept so that it can be taken off again when the attempt changes.
create table attempt_summaries (
    attempt_id   uuid primary key,
    exam_id      uuid not null,
    student_id   uuid not null,
    status       text not null,
    graded       boolean not null,
    passed       boolean not null,
    points       double precision not null,
    max_points   double precision not null,
    integrity    double precision not null,
    seconds      integer not null,
    to_grade     integer not null,
    -- One element a question of the exam: its points, the seconds it took (-1: not answered), what was chosen.
    questions    uuid[] not null,
    earned       double precision[] not null,
    possible     double precision[] not null,
    took_s       integer[] not null,
    chosen       text[] not null,
    -- Alerts by kind and state, and how many.
    alert_keys   text[] not null,
    alert_counts integer[] not null,
    open_alerts  integer not null,
    -- The highest level of an alert that nobody has cleared: 0 none or technical, 1 notice, 2 warning, 3 critical.
    worst        smallint not null check (worst between 0 and 3),
    verdict      text,
    flagged      boolean not null
);
-- Read by the list of an exam's flagged attempts, lowest score first.
create index attempt_summaries_flagged on attempt_summaries (exam_id, integrity, attempt_id) where flagged;

create table exam_summaries (
    exam_id     uuid primary key,
    attempts    integer not null,
    live        integer not null,
    to_grade    integer not null,
    open_alerts integer not null,
    flagged     integer not null,
    to_judge    integer not null,
    tally       jsonb not null,
    counted_at  timestamptz not null
) with (fillfactor = 50);

create function queue_summary() returns trigger language plpgsql as $$
begin
    insert into summary_queue (attempt_id) values (coalesce(new.id, old.id));
    return null;
end $$;

create trigger exam_attempts_summary_made after insert or delete on exam_attempts for each row execute function queue_summary();
-- The journal writes scores of live attempts all the time: those do not count yet.
create trigger exam_attempts_summary after update on exam_attempts for each row
    when (old.status is distinct from new.status or old.points is distinct from new.points or old.max_points is distinct from new.max_points
        or old.to_grade is distinct from new.to_grade or (new.ended_at is not null and old.integrity_score is distinct from new.integrity_score))
    execute function queue_summary();

create function queue_summary_of_attempt() returns trigger language plpgsql as $$
begin
    insert into summary_queue (attempt_id) values (new.attempt_id);
    return null;
end $$;

create trigger alerts_summary_made after insert on alerts for each row execute function queue_summary_of_attempt();
create trigger alerts_summary after update on alerts for each row
    when (old.state is distinct from new.state or old.verdict is distinct from new.verdict) execute function queue_summary_of_attempt();

-- Read by triage: what nobody has judged, worst first.
create index alerts_triage on alerts (exam_id, (case level when 'critical' then 3 when 'warning' then 2 when 'notice' then 1 else 0 end) desc, risk desc, id desc)
    where state <> 'resolved';

-- Read by lists and exports of an exam's attempts, page by page, and by the room. It takes the place of the index on the exam alone.
drop index exam_attempts_exam;
create index exam_attempts_exam on exam_attempts (exam_id, id);

-- A person's judgement of an attempt; the latest counts. A second person may confirm it or judge otherwise, which counts then.
create table attempt_verdicts (
    id             uuid primary key,
    attempt_id     uuid not null references exam_attempts on delete cascade,
    verdict        text not null check (verdict in ('cleared', 'suspicious', 'violation')),
    comment        text not null check (char_length(comment) <= 2000),
    judged_by      uuid not null references users,
    judged_at      timestamptz not null,
    review_verdict text check (review_verdict in ('cleared', 'suspicious', 'violation')),
    review_comment text check (char_length(review_comment) <= 2000),
    reviewed_by    uuid references users,
    reviewed_at    timestamptz,
    check ((review_verdict is null) = (reviewed_by is null) and (reviewed_by is null) = (reviewed_at is null)),
    constraint attempt_verdicts_second_person check (reviewed_by <> judged_by)
);
-- Read by the attempt's page, by summaries, and when a verdict is reviewed.
create index attempt_verdicts_attempt on attempt_verdicts (attempt_id, id);
create trigger attempt_verdicts_summary after insert or update on attempt_verdicts for each row execute function queue_summary_of_attempt();

-- An exam's scores under another policy: computed first, applied when somebody wants that. The old scores stay in rescored_attempts.
create table rescorings (
    id         uuid primary key,
    exam_id    uuid not null references exams on delete cascade,
    policy     jsonb not null,
    state      text not null default 'computing' check (state in ('computing', 'ready', 'applying', 'applied', 'failed')),
    made_by    uuid not null references users,
    made_at    timestamptz not null,
    applied_by uuid references users,
    applied_at timestamptz,
    -- The last attempt that the state's work has reached.
    reached    uuid,
    -- Sums over what has been computed: attempts, how many of them change, by how much in all, and how many lie under the score that flags.
    attempts     integer not null default 0,
    changed      integer not null default 0,
    change_sum   double precision not null default 0,
    below_before integer not null default 0,
    below_after  integer not null default 0,
    check ((applied_by is null) = (applied_at is null))
);
-- Read by the exam's list of them.
create index rescorings_exam on rescorings (exam_id, id);
-- Read by the worker: what is to be done. One at a time an exam.
create unique index rescorings_due on rescorings (exam_id) where state in ('computing', 'applying');

create table rescored_attempts (
    rescoring_id  uuid not null references rescorings on delete cascade,
    attempt_id    uuid not null references exam_attempts on delete cascade,
    old_integrity double precision not null,
    new_integrity double precision not null,
    old_band      text not null,
    new_band      text not null,
    new_risk      double precision not null,
    -- Set when it is applied: what the old score was computed by.
    old_policy    jsonb,
    primary key (rescoring_id, attempt_id)
);
-- Read by the effect of a rescoring: the largest changes first.
create index rescored_attempts_change on rescored_attempts (rescoring_id, (abs(new_integrity - old_integrity)) desc, attempt_id);
-- Read when an attempt is removed.
create index rescored_attempts_attempt on rescored_attempts (attempt_id);
