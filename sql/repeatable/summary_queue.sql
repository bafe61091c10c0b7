-- revision 1

-- Queues an attempt whose share of its exam's summary is out of date. A practice attempt never counts. An attempt whose
-- evidence was deleted keeps its share: without its answers it would be counted differently.
create or replace function queue_summary() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' and new.evidence_deleted_at is not null then
        return null;
    end if;
    if not coalesce(new.practice, old.practice) then
        insert into summary_queue (attempt_id) values (coalesce(new.id, old.id));
    end if;
    return null;
end $$;

-- The same for a row that belongs to an attempt.
create or replace function queue_summary_of_attempt() returns trigger language plpgsql as $$
begin
    insert into summary_queue (attempt_id)
    select new.attempt_id where not exists (
        select from exam_attempts a where a.id = new.attempt_id and a.evidence_deleted_at is not null);
    return null;
end $$;
