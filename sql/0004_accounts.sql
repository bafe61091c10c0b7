-- Accounts beyond the password: what must be changed, a second factor, profiles, API keys, guesses by address, and requests sent twice.

alter table users
    -- Counts changes of the profile: its ETag.
    add column version integer not null default 1,
    -- A one-time password: good for setting another, until it expires.
    add column must_change_password boolean not null default false,
    add column password_expires_at timestamptz,
    -- Sealed by the web host's key; a guess at the table is no code.
    add column totp_secret bytea,
    add column totp_confirmed_at timestamptz,
    -- The last time step whose code was used: no code is good twice.
    add column totp_step bigint not null default 0;

-- Read by the admin's list, by role.
create index users_role on users (role, id);

-- Kept by the analysis of ended attempts; null until there is one.
alter table student_profiles
    add column integrity double precision check (integrity between 0 and 100),
    add column mastery double precision check (mastery between 0 and 100),
    add column risk text check (risk in ('low', 'medium', 'high'));

alter table teacher_profiles
    add constraint teacher_profiles_department check (char_length(department) <= 200),
    add column subjects text[] not null default '{}' check (cardinality(subjects) <= 50);

create table backup_codes (
    user_id   uuid not null references users on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    used_at   timestamptz,
    primary key (user_id, code_hash)
);

create table api_keys (
    id           uuid primary key,
    user_id      uuid not null references users on delete cascade,
    name         text not null check (char_length(name) between 1 and 100),
    prefix       text not null check (char_length(prefix) between 1 and 20),
    key_hash     bytea not null check (octet_length(key_hash) = 32),
    scopes       text[] not null check (cardinality(scopes) between 1 and 20),
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at),
    revoked_at   timestamptz,
    last_used_at timestamptz
);
-- Read by every request that bears a key.
create unique index api_keys_hash on api_keys (key_hash);
-- Read by the owner's list.
create index api_keys_user on api_keys (user_id);

-- Read when all sessions of somebody end.
create index refresh_tokens_user on refresh_tokens (user_id) where revoked_at is null;

-- Failed sign-ins by network address, which is kept as a keyed hash.
create table sign_in_addresses (
    address_hash bytea primary key check (octet_length(address_hash) = 32),
    failures     integer not null check (failures >= 0),
    last_at      timestamptz not null,
    locked_until timestamptz
);
-- Read by the sweeper: addresses that were quiet for a day.
create index sign_in_addresses_last on sign_in_addresses (last_at);

create table idempotency_keys (
    user_id      uuid not null,
    key          text not null check (char_length(key) between 1 and 200),
    request_hash bytea not null check (octet_length(request_hash) = 32),
    begun_at     timestamptz not null,
    -- Null while it runs.
    status       integer,
    location     text,
    body         bytea,
    primary key (user_id, key)
);
-- Read by the sweeper: keys older than a day.
create index idempotency_keys_begun on idempotency_keys (begun_at);
