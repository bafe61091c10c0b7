-- What is worked out of ended attempts: behaviour, a narrative of it, and answers that agree beyond chance.

create table behavior_analysis (
    attempt_id  uuid primary key references exam_attempts on delete cascade,
    -- Of the analyser; an older one is worked out anew.
    version     integer not null check (version > 0),
    computed_at timestamptz not null,
    figures     jsonb not null,
    summary     text not null check (char_length(summary) <= 4000),
    -- A language model's words for the same figures; null: nobody asked.
    narrative_state text check (narrative_state in ('asked', 'told', 'failed')),
    narrative       text check (char_length(narrative) <= 8000),
    narrative_model text,
    narrative_at    timestamptz,
    narrative_tries integer not null default 0,
    -- Not before then: between tries, and while another process is at it.
    narrative_due   timestamptz,
    check ((narrative_state is null) = (narrative_at is null)),
    check ((narrative_state = 'told') = (narrative is not null and narrative_model is not null)),
    check ((narrative_state = 'asked') = (narrative_due is not null))
);
-- Read by the narrator: what is to be told next.
create index behavior_analysis_narratives on behavior_analysis (narrative_due) where narrative_state = 'asked';

-- Attempts to analyse, each once. The clock of the database, on both sides: the journal needs a moment for an attempt's last events.
create table behavior_queue (
    attempt_id uuid primary key references exam_attempts on delete cascade,
    queued_at  timestamptz not null default clock_timestamp(),
    -- Put off after a failure, and given up after some.
    tries      integer not null default 0
);
-- Read by the analyst: the oldest first.
create index behavior_queue_order on behavior_queue (queued_at);

-- How far the attempts that ended before a version of the analyser have been looked through; a row a version.
create table behavior_sweeps (
    version integer primary key,
    reached uuid not null default '00000000-0000-0000-0000-000000000000',
    done    boolean not null default false
);

create function queue_behavior() returns trigger language plpgsql as $$
begin
    insert into behavior_queue (attempt_id) values (new.id) on conflict (attempt_id) do nothing;
    return null;
end $$;
create trigger exam_attempts_behavior after update on exam_attempts for each row
    when (old.ended_at is null and new.ended_at is not null and not new.practice) execute function queue_behavior();

-- What narratives have cost, by day of UTC.
create table narrative_spending (
    day      date primary key,
    requests integer not null default 0,
    tokens   bigint not null default 0
);

-- The latest comparison of an exam's answers; a new one takes its place.
create table collusion_runs (
    exam_id     uuid primary key references exams on delete cascade,
    id          uuid not null,
    version     integer not null check (version > 0),
    state       text not null check (state in ('waiting', 'ready', 'failed')),
    -- Null: the exam was closed.
    asked_by    uuid references users,
    asked_at    timestamptz not null,
    computed_at timestamptz,
    -- A process is at it, until then.
    leased_until timestamptz,
    attempts    integer not null default 0,
    -- Pairs with enough to compare, and those of them that are kept.
    tested      integer not null default 0,
    kept        integer not null default 0,
    check ((state = 'waiting') = (computed_at is null))
);
-- Read by the worker: what is to be done.
create index collusion_runs_due on collusion_runs (asked_at) where state = 'waiting';

create table collusion_pairs (
    exam_id      uuid not null references collusion_runs on delete cascade,
    rank         integer not null check (rank > 0),
    attempt_a    uuid not null references exam_attempts on delete cascade,
    attempt_b    uuid not null references exam_attempts on delete cascade,
    both_wrong   integer not null,
    same_wrong   integer not null,
    expected     double precision not null,
    p_value      double precision not null check (p_value between 0 and 1),
    q_value      double precision not null check (q_value between 0 and 1),
    same_right   integer not null,
    -- Null: too few shared questions.
    time_correlation double precision,
    lag_s        double precision,
    close_answers integer not null,
    primary key (exam_id, rank),
    check (attempt_a < attempt_b)
);
-- Read by the pair's page.
create unique index collusion_pairs_pair on collusion_pairs (exam_id, attempt_a, attempt_b);
-- Read when an attempt is removed.
create index collusion_pairs_a on collusion_pairs (attempt_a);
create index collusion_pairs_b on collusion_pairs (attempt_b);

create function queue_collusion() returns trigger language plpgsql as $$
begin
    insert into collusion_runs (exam_id, id, version, state, asked_at) values (new.id, gen_random_uuid(), 1, 'waiting', clock_timestamp())
    on conflict (exam_id) do update set id = excluded.id, state = 'waiting', asked_by = null, asked_at = excluded.asked_at, computed_at = null, leased_until = null;
    return null;
end $$;
create trigger exams_collusion after update on exams for each row
    when (old.status <> 'closed' and new.status = 'closed' and not new.practice) execute function queue_collusion();
