-- Snapshots of scoring states, beside the attempts, so that a takeover reads rows, snapshots and later events of many
-- attempts in one round trip. They are only a shortcut: without one the events are replayed.

create table attempt_snapshots (
    attempt_id uuid primary key references exam_attempts (id) on delete cascade,
    -- The last client event and the number of server events that it includes.
    seq bigint not null check (seq >= 0),
    server_seq bigint not null check (server_seq >= 0),
    scoring bytea not null,
    -- Event types that the client's browser cannot detect.
    unsupported text[] not null,
    hand_raised boolean not null,
    -- The accommodation used for the score, as its JSON text.
    granted text not null
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 200);

-- Until now they were the only rows of Orleans' storage provider.
delete from grain_record;
