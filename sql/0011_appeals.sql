-- A student's appeal of a verdict on an attempt, answered by somebody who has not judged it.

create table appeals (
    id          uuid primary key,
    attempt_id  uuid not null references exam_attempts on delete cascade,
    -- One appeal a verdict.
    verdict_id  uuid not null unique references attempt_verdicts on delete cascade,
    body        text not null check (char_length(body) between 1 and 5000),
    made_at     timestamptz not null,
    verdict     text check (verdict in ('cleared', 'suspicious', 'violation')),
    answer      text check (char_length(answer) between 1 and 2000),
    answered_by uuid references users,
    answered_at timestamptz,
    check ((answered_by is null) = (verdict is null) and (answered_by is null) = (answer is null) and (answered_by is null) = (answered_at is null))
);
-- Read by the student's own attempt and by the exam's list.
create index appeals_attempt on appeals (attempt_id, id);

-- A rehearsal is never counted.
create or replace function queue_summary() returns trigger language plpgsql as $$
begin
    if not coalesce(new.practice, old.practice) then
        insert into summary_queue (attempt_id) values (coalesce(new.id, old.id));
    end if;
    return null;
end $$;
