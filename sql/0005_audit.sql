-- Who changed what. A row is first pending, with the state before, then chained with the state after: what happens in between cannot lose it.

create table audit_pending (
    id         uuid primary key,
    at         timestamptz not null,
    actor_id   uuid,
    actor_role text,
    key_id     uuid,
    action     text not null,
    subject    text not null,
    subject_id uuid,
    part_id    uuid,
    detail     jsonb,
    before     jsonb,
    request_id text not null,
    address    text not null
);
-- Read by the sweeper: what was begun and never finished.
create index audit_pending_at on audit_pending (at);

-- No foreign keys: a row outlives what it tells of.
create table audit_log (
    seq        bigint primary key,
    id         uuid not null,
    at         timestamptz not null,
    actor_id   uuid,
    actor_role text,
    key_id     uuid,
    action     text not null,
    subject    text not null,
    subject_id uuid,
    part_id    uuid,
    -- HTTP status; 0 when it is not known how it ended.
    status     integer not null,
    detail     jsonb,
    before     jsonb,
    after      jsonb,
    request_id text not null,
    address    text not null,
    previous   bytea not null,
    hash       bytea not null
);
-- Read by the admin's list, by who, by what happened and by what it happened to.
create index audit_log_actor on audit_log (actor_id, seq);
create index audit_log_action on audit_log (action, seq);
create index audit_log_subject on audit_log (subject_id, seq) where subject_id is not null;

-- The end of the chain: one row, whose lock orders the writers.
create table audit_head (
    one  boolean primary key default true check (one),
    seq  bigint not null,
    hash bytea not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log for each statement execute function audit_is_append_only();

-- What a row says, as one text without ambiguity, after the hash of the row before.
create function audit_hash(r audit_log) returns bytea language sql immutable as $$
    select sha256(r.previous || convert_to(jsonb_build_array(
        r.seq, r.id, (extract(epoch from r.at) * 1000000)::bigint, r.actor_id, r.actor_role, r.key_id, r.action, r.subject, r.subject_id, r.part_id,
        r.status, r.detail, r.before, r.after, r.request_id, r.address)::text, 'UTF8'))
$$;

create function audit_bounded(state jsonb) returns jsonb language sql immutable as $$
    select case when state is null or octet_length(state::text) <= 16384 then state
        else jsonb_build_object('bytes', octet_length(state::text), 'sha256', encode(sha256(convert_to(state::text, 'UTF8')), 'hex')) end
$$;

-- The state of a thing without secrets; null when there is none, or the kind is not known.
create function audit_snapshot(kind text, a uuid, b uuid) returns jsonb language sql stable as $$
    select audit_bounded(case kind
        when 'user' then (
            select to_jsonb(u) - '{password_hash,totp_secret,totp_step,failed_logins,locked_until}'::text[] || coalesce(
                (select jsonb_build_object('profile', to_jsonb(t)) from teacher_profiles t where t.user_id = u.id), '{}')
            from users u where u.id = a)
        when 'exam' then (select to_jsonb(e) from exams e where e.id = a)
        when 'question' then (select to_jsonb(q) from questions q where q.id = a)
        when 'permissions' then (select jsonb_agg(to_jsonb(p) order by p.teacher_id) from teacher_exam_permissions p where p.exam_id = a)
        when 'allowance' then (select to_jsonb(w) from exam_allowances w where w.exam_id = a and w.student_id = b)
        when 'attempt' then (select to_jsonb(t) - '{policy,accommodation}'::text[] from exam_attempts t where t.id = a)
        when 'answer' then (select to_jsonb(s) from attempt_answers s where s.attempt_id = a and s.question_id = b)
        when 'alert' then (select to_jsonb(l) - 'event_seqs' from alerts l where l.id = a)
        when 'api_key' then (select to_jsonb(k) - 'key_hash' from api_keys k where k.id = a)
    end)
$$;

-- Chains what is pending, in the order of the arrays; what is not pending any more is passed over. Returns the rows added.
create function audit_append(ids uuid[], actors uuid[], statuses integer[], subjects uuid[]) returns integer language plpgsql as $$
declare
    head  audit_head;
    begun audit_pending;
    made  audit_log;
    added integer := 0;
begin
    select * into head from audit_head for update;
    for i in 1 .. coalesce(array_length(ids, 1), 0) loop
        delete from audit_pending where id = ids[i] returning * into begun;
        continue when not found;
        head.seq := head.seq + 1;
        begun.actor_id := coalesce(begun.actor_id, actors[i]);
        begun.subject_id := coalesce(begun.subject_id, subjects[i], case when begun.subject = 'user' then begun.actor_id end);
        made := row(head.seq, begun.id, begun.at, begun.actor_id, begun.actor_role, begun.key_id, begun.action, begun.subject, begun.subject_id,
            begun.part_id, statuses[i], begun.detail, begun.before, audit_snapshot(begun.subject, begun.subject_id, begun.part_id),
            begun.request_id, begun.address, head.hash, null);
        made.hash := audit_hash(made);
        insert into audit_log select (made).*;
        head.hash := made.hash;
        added := added + 1;
    end loop;
    update audit_head set seq = head.seq, hash = head.hash;
    return added;
end $$;
