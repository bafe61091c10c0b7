-- Accounts, exams, attempts, monitoring, alerts. UUIDv7 keys are made by Veritas.

create table users (
    id            uuid primary key,
    email         text not null check (char_length(email) between 3 and 320),
    password_hash text not null,
    full_name     text not null check (char_length(full_name) between 1 and 200),
    role          text not null check (role in ('student', 'teacher', 'admin')),
    failed_logins integer not null default 0 check (failed_logins >= 0),
    locked_until  timestamptz,
    created_at    timestamptz not null
);
-- One account an address, whatever its case; read by sign-in.
create unique index users_email on users (lower(email));

create table student_profiles (
    user_id    uuid primary key references users on delete cascade,
    created_at timestamptz not null
);

create table teacher_profiles (
    user_id    uuid primary key references users on delete cascade,
    department text not null default '',
    created_at timestamptz not null
);

create table refresh_tokens (
    id         uuid primary key,
    family_id  uuid not null,
    user_id    uuid not null references users on delete cascade,
    token_hash bytea not null check (octet_length(token_hash) = 32),
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz,
    -- The access token issued along: revoked with the family.
    access_jti        uuid not null,
    access_expires_at timestamptz not null
);
-- Read by refresh and log-out.
create unique index refresh_tokens_hash on refresh_tokens (token_hash);
-- Read when a reused token revokes its family.
create index refresh_tokens_family on refresh_tokens (family_id);

create table revoked_tokens (
    jti        uuid primary key,
    user_id    uuid not null references users on delete cascade,
    revoked_at timestamptz not null,
    expires_at timestamptz not null
);
-- Read by every web process: what was revoked since it last looked.
create index revoked_tokens_since on revoked_tokens (revoked_at);

create table exams (
    id         uuid primary key,
    title      text not null check (char_length(title) between 1 and 200),
    subject    text not null check (char_length(subject) <= 200),
    description text not null default '' check (char_length(description) <= 10000),
    duration_s integer not null check (duration_s between 60 and 86400),
    opens_at   timestamptz not null,
    closes_at  timestamptz not null,
    pass_mark  double precision not null check (pass_mark between 0 and 100),
    policy     jsonb not null,
    status     text not null default 'draft' check (status in ('draft', 'published', 'closed')),
    version    integer not null default 1,
    created_by uuid not null references users,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (closes_at > opens_at)
);
-- Read by the students' list: published exams whose window has not ended.
create index exams_open on exams (closes_at) where status = 'published';

create table questions (
    id       uuid primary key,
    exam_id  uuid not null references exams on delete cascade,
    position integer not null check (position between 1 and 1000),
    kind     text not null check (kind in ('single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text', 'essay')),
    body     text not null check (char_length(body) between 1 and 10000),
    options  jsonb,
    key      jsonb,
    points   double precision not null check (points > 0 and points <= 1000),
    constraint questions_position unique (exam_id, position) deferrable
);

create table teacher_exam_permissions (
    exam_id    uuid not null references exams on delete cascade,
    teacher_id uuid not null references users on delete cascade,
    level      text not null check (level in ('view', 'proctor', 'grade', 'edit', 'own')),
    granted_at timestamptz not null,
    primary key (exam_id, teacher_id)
);
-- Read by the teacher's list of exams.
create index teacher_exam_permissions_teacher on teacher_exam_permissions (teacher_id);

create table exam_allowances (
    exam_id    uuid not null references exams on delete cascade,
    student_id uuid not null references users on delete cascade,
    extra_s    integer not null default 0 check (extra_s between 0 and 86400),
    exempt     text[] not null default '{}',
    scale      jsonb not null default '{}',
    primary key (exam_id, student_id)
);

-- The one table of attempt transitions: the grain, this check and docs/attempts.md are compared by a test.
create table attempt_transitions (
    from_status text not null,
    to_status   text not null,
    primary key (from_status, to_status)
);
insert into attempt_transitions values
    ('in_progress', 'paused'), ('in_progress', 'submitted'), ('in_progress', 'expired'), ('in_progress', 'abandoned'), ('in_progress', 'terminated'),
    ('paused', 'in_progress'), ('paused', 'abandoned'), ('paused', 'terminated');

create table exam_attempts (
    id              uuid primary key,
    exam_id         uuid not null references exams,
    student_id      uuid not null references users,
    status          text not null default 'in_progress' check (status in ('in_progress', 'paused', 'submitted', 'expired', 'abandoned', 'terminated')),
    started_at      timestamptz not null,
    started_on      date not null,
    deadline        timestamptz not null,
    -- As granted at the start: the score's measure of time, which later extensions do not change.
    duration_s      integer not null check (duration_s > 0),
    paused_at       timestamptz,
    locked          boolean not null default false,
    locked_until    timestamptz,
    notice_version  integer not null,
    policy          jsonb not null,
    accommodation   jsonb not null,
    -- One writer: every activation takes the next epoch, and the journal refuses rows of an older one.
    epoch           bigint not null default 0,
    integrity_score double precision not null default 100 check (integrity_score between 0 and 100),
    risk            double precision not null default 0 check (risk between 0 and 100),
    band            text not null default 'none' check (band in ('none', 'notice', 'warning', 'critical')),
    scored_at       timestamptz,
    event_count     bigint not null default 0,
    last_seen_at    timestamptz,
    ended_at        timestamptz,
    ended_by        uuid references users,
    end_reason      text check (char_length(end_reason) <= 2000),
    pass_mark       double precision not null default 0,
    points          double precision,
    max_points      double precision,
    to_grade        integer,
    check ((status in ('in_progress', 'paused')) = (ended_at is null)),
    check ((status = 'paused') = (paused_at is not null)),
    check (status <> 'terminated' or (ended_by is not null and end_reason <> ''))
) with (fillfactor = 70);
-- One live attempt a student and exam; read by start.
create unique index exam_attempts_live on exam_attempts (exam_id, student_id) where status in ('in_progress', 'paused');
-- Read by the room and the teacher's list.
create index exam_attempts_exam on exam_attempts (exam_id);
-- Read by the student's list.
create index exam_attempts_student on exam_attempts (student_id);
-- Read by the sweeper: live attempts whose deadline has passed, or that have been paused for long.
create index exam_attempts_due on exam_attempts ((coalesce(paused_at, deadline))) where status in ('in_progress', 'paused');

create function check_attempt_transition() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from attempt_transitions where from_status = old.status and to_status = new.status) then
        raise exception 'attempt % may not go from % to %', new.id, old.status, new.status using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger exam_attempts_transition before update of status on exam_attempts
    for each row when (old.status is distinct from new.status) execute function check_attempt_transition();

create table attempt_answers (
    attempt_id  uuid not null references exam_attempts on delete cascade,
    question_id uuid not null references questions,
    revision    integer not null check (revision > 0),
    value       jsonb not null,
    saved_at    timestamptz not null,
    points      double precision,
    graded_by   uuid references users,
    comment     text not null default '' check (char_length(comment) <= 10000),
    primary key (attempt_id, question_id)
);

create table attempt_instructions (
    id         uuid primary key,
    attempt_id uuid not null references exam_attempts on delete cascade,
    kind       text not null check (kind in ('message', 'pause', 'resume', 'extend', 'lock', 'terminate')),
    body       text not null check (char_length(body) <= 2000),
    until      timestamptz,
    seconds    integer not null default 0,
    issued_by  uuid not null references users,
    issued_at  timestamptz not null,
    done_at    timestamptz
);
-- Read when an attempt is activated and by the timeline.
create index attempt_instructions_attempt on attempt_instructions (attempt_id, issued_at);

-- Append-only. seq > 0: the client's number line; seq < 0: events made by Veritas, applied right after after_seq.
-- No foreign key: the journal checks each attempt's epoch in the same transaction, once an attempt instead of once a row.
create table monitoring_events (
    started_on  date not null,
    attempt_id  uuid not null,
    seq         bigint not null check (seq <> 0),
    after_seq   bigint,
    type        text not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    ms          integer not null check (ms >= 0),
    data        jsonb,
    primary key (started_on, attempt_id, seq),
    check ((seq < 0) = (after_seq is not null))
) partition by range (started_on);
-- What no monthly partition covers yet; never empty-handed.
create table monitoring_events_default partition of monitoring_events default;

-- Makes the monthly partitions from the month of first_day on. Skips a month whose rows already lie in the default partition.
create function ensure_event_partitions(first_day date, months integer) returns void language plpgsql as $$
declare
    month date;
begin
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', first_day) + make_interval(months => i))::date;
        if to_regclass('monitoring_events_' || to_char(month, 'YYYY_MM')) is null
           and not exists (select 1 from monitoring_events_default where started_on >= month and started_on < month + interval '1 month') then
            execute format('create table %I partition of monitoring_events for values from (%L) to (%L)',
                'monitoring_events_' || to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date);
        end if;
    end loop;
end $$;

create table alerts (
    id              uuid primary key,
    exam_id         uuid not null references exams,
    attempt_id      uuid not null references exam_attempts on delete cascade,
    raised_at       timestamptz not null,
    kind            text not null,
    level           text not null check (level in ('technical', 'notice', 'warning', 'critical')),
    sentence        text not null,
    event_seqs      bigint[] not null,
    integrity_score double precision not null,
    risk            double precision not null,
    state           text not null default 'open' check (state in ('open', 'acknowledged', 'resolved')),
    handled_by      uuid references users,
    handled_at      timestamptz,
    verdict         text check (verdict in ('cleared', 'suspicious', 'violation')),
    comment         text check (char_length(comment) <= 2000),
    check ((state = 'open') = (handled_by is null)),
    check ((state = 'resolved') = (verdict is not null))
);
-- Read by the room: the latest of an exam, and those after an id.
create index alerts_exam on alerts (exam_id, id);
-- Read by the attempt's timeline.
create index alerts_attempt on alerts (attempt_id, id);
-- Read by the room when it begins: what nobody has looked at.
create index alerts_open on alerts (exam_id, id) where state = 'open';
