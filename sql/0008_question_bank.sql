-- The question bank: a question keeps its versions, exams copy the one they take.

create table bank_questions (
    id         uuid primary key,
    owner_id   uuid not null references users,
    -- Seen and used by every teacher; changed by its owner and admins alone.
    shared     boolean not null default false,
    version    integer not null default 1 check (version > 0),
    kind       text not null check (kind in ('single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text', 'essay', 'matching')),
    body       text not null check (char_length(body) between 1 and 10000),
    tags       text[] not null default '{}' check (cardinality(tags) <= 20),
    -- 0 very easy to 1 very hard: as its author thinks, then as answers show.
    difficulty double precision check (difficulty between 0 and 1),
    facility       double precision check (facility between 0 and 1),
    discrimination double precision check (discrimination between -1 and 1),
    answers        integer not null default 0 check (answers >= 0),
    calibrated_at  timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    removed_at timestamptz
);
-- Read by the bank's list, page by page.
create index bank_questions_owner on bank_questions (owner_id, id) where removed_at is null;
create index bank_questions_shared on bank_questions (id) where shared and removed_at is null;

create table bank_versions (
    question_id uuid not null references bank_questions on delete cascade,
    version     integer not null check (version > 0),
    kind        text not null,
    body        text not null,
    options     jsonb,
    key         jsonb,
    points      double precision not null check (points > 0 and points <= 1000),
    rubric      jsonb,
    made_by     uuid not null references users,
    made_at     timestamptz not null,
    primary key (question_id, version)
);

-- Read by the calibration: the exams' copies of one question.
create index questions_bank on questions (bank_id) where bank_id is not null;

-- Similar texts are found by trigrams where the server has them; without the extension only equal texts are found, and the answer says so.
do $$
begin
    create extension if not exists pg_trgm;
    -- Read by the search for duplicates.
    create index bank_questions_text on bank_questions using gin (body gin_trgm_ops) where removed_at is null;
exception when feature_not_supported or undefined_file or insufficient_privilege or undefined_object then
    raise notice 'pg_trgm is not available: only equal texts count as duplicates';
end $$;
