-- Rubric points, second marks, and changes of published results.

alter table attempt_answers add column rubric jsonb;

-- A second person's mark beside the first; the mean counts when the two are close.
create table second_marks (
    attempt_id   uuid not null,
    question_id  uuid not null,
    first_points double precision not null,
    first_by     uuid not null references users,
    points       double precision not null check (points >= 0),
    comment      text not null check (char_length(comment) <= 10000),
    marked_by    uuid not null references users,
    marked_at    timestamptz not null,
    agreed       boolean not null,
    primary key (attempt_id, question_id),
    foreign key (attempt_id, question_id) references attempt_answers on delete cascade,
    constraint second_marks_second_person check (marked_by <> first_by)
);

create table result_changes (
    id           uuid primary key,
    exam_id      uuid not null references exams on delete cascade,
    kind         text not null check (kind in ('grade', 'key')),
    attempt_id   uuid references exam_attempts on delete cascade,
    question_id  uuid not null,
    points       double precision check (points >= 0),
    key          jsonb,
    reason       text not null check (char_length(reason) between 1 and 2000),
    state        text not null default 'open' check (state in ('open', 'approved', 'rejected')),
    requested_by uuid not null references users,
    requested_at timestamptz not null,
    decided_by   uuid references users,
    decided_at   timestamptz,
    comment      text not null default '' check (char_length(comment) <= 2000),
    check ((state = 'open') = (decided_by is null)),
    check ((kind = 'grade') = (attempt_id is not null and points is not null)),
    check ((kind = 'key') = (key is not null)),
    constraint result_changes_second_person check (decided_by <> requested_by)
);
-- Read by the exam's list of them.
create index result_changes_exam on result_changes (exam_id, id);

-- True when students may see what lies behind their results: evidence waits for the end of the exam, however early points are told.
create or replace function results_released(e exams, at timestamptz) returns boolean language sql stable
    return e.practice or e.results_status <> 'draft' or (e.release = 'at_once' and (e.status = 'closed' or e.closes_at <= at));
