-- What parts of the installation report of themselves: written by programs, read by admins, removed after Veritas:Operations:LogDays.
create table component_logs (
    id          uuid primary key,
    at          timestamptz not null,
    received_at timestamptz not null,
    source      text not null check (source ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
    status      text not null check (status in ('ok', 'degraded', 'failed')),
    severity    text not null check (severity in ('debug', 'info', 'warning', 'error', 'critical')),
    message     text not null check (char_length(message) between 1 and 2000),
    -- json, not jsonb: kept as reported and never searched, so nothing a client may write is refused by its form.
    data        json,
    reported_by uuid not null references users
);
-- Read by GET /monitor/logs with a source; without one the primary key serves, for ids rise with the time of receipt.
create index component_logs_source on component_logs (source, id);
-- Read by GET /monitor/logs when only the loud ones are asked for.
create index component_logs_loud on component_logs (severity, id) where severity in ('warning', 'error', 'critical');
