-- revision 1

-- Sets the vacuum options of each partition of monitoring_events that does not have them. Rows are written once, so a
-- vacuum follows the inserts and freezes them at once: no later vacuum has to write the pages again before transaction
-- ids wrap around. The month that is being filled is analyzed more often than by default.
create or replace function settle_event_partitions() returns void language plpgsql as $$
declare
    part regclass;
begin
    for part in
        select i.inhrelid from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'monitoring_events'::regclass
            and (c.reloptions is null or not c.reloptions @> '{autovacuum_freeze_min_age=0}')
    loop
        execute format('alter table %s set (autovacuum_vacuum_insert_scale_factor = 0, '
            'autovacuum_vacuum_insert_threshold = 500000, autovacuum_freeze_min_age = 0, '
            'autovacuum_analyze_scale_factor = 0.02)', part);
    end loop;
end $$;

-- Creates the monthly partitions from the month of first_day on. Skips a month that has rows in the default partition.
create or replace function ensure_event_partitions(first_day date, months integer) returns void language plpgsql as $$
declare
    month date;
begin
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', first_day) + make_interval(months => i))::date;
        if to_regclass('monitoring_events_' || to_char(month, 'YYYY_MM')) is null
            and not exists (select 1 from monitoring_events_default
                where started_on >= month and started_on < month + interval '1 month') then
            execute format('create table %I partition of monitoring_events for values from (%L) to (%L)',
                'monitoring_events_' || to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date);
        end if;
    end loop;
    perform settle_event_partitions();
end $$;
