-- What an exam's author decides beyond its content, practice, and the state of its results.

alter table exams
    add column attempts_allowed  integer not null default 1 check (attempts_allowed between 1 and 100),
    add column shuffle_questions boolean not null default false,
    add column shuffle_options   boolean not null default false,
    -- Empty: from anywhere.
    add column allowed_networks  cidr[] not null default '{}' check (cardinality(allowed_networks) <= 100),
    add column sections          jsonb not null default '[]',
    -- A practice exam is never counted, and nobody watches it.
    add column practice          boolean not null default false,
    add column release           text not null default 'at_once' check (release in ('at_once', 'when_published')),
    add column results_status    text not null default 'draft' check (results_status in ('draft', 'published', 'frozen')),
    add column results_published_at timestamptz,
    add column results_frozen_at timestamptz,
    add check ((results_status = 'draft') = (results_published_at is null)),
    add check ((results_status = 'frozen') = (results_frozen_at is not null));

alter table questions
    add column section      text check (char_length(section) between 1 and 64),
    add column version      integer not null default 1 check (version > 0),
    add column rubric       jsonb,
    -- Where the question was taken from; the exam keeps the text it took.
    add column bank_id      uuid,
    add column bank_version integer,
    add check ((bank_id is null) = (bank_version is null)),
    drop constraint questions_kind_check,
    add constraint questions_kind_check
        check (kind in ('single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text', 'essay', 'matching'));

alter table exam_attempts add column practice boolean not null default false;
