-- Extra time as a factor, and breaks that the student takes when needed.

alter table exam_allowances
    add column factor  double precision not null default 1 check (factor between 1 and 4),
    add column break_s integer not null default 0 check (break_s between 0 and 86400);

alter table exam_attempts
    add column break_used_s double precision not null default 0 check (break_used_s >= 0),
    -- While the student takes a break: when the clock goes on by itself.
    add column break_until  timestamptz,
    add check (break_until is null or paused_at is not null);
