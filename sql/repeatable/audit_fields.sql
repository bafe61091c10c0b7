-- revision 1

-- What the audit log stores instead of a state that is too large, and instead of fields about or by a person: it cannot
-- be changed, so it holds no name, no address and no such text. In plpgsql, because each change calls them and
-- PostgreSQL plans a function of SQL anew in each statement that calls it.

create or replace function audit_bounded(state jsonb) returns jsonb language plpgsql immutable as $$
declare
    body text := state::text;
begin
    if body is null or octet_length(body) <= 16384 then
        return state;
    end if;
    return jsonb_build_object(
        'bytes', octet_length(body), 'sha256', encode(sha256(convert_to(body, 'UTF8')), 'hex'));
end $$;

create or replace function audit_without(state jsonb, variadic fields text[]) returns jsonb
    language plpgsql immutable as $$
declare
    field text;
    kept jsonb;
begin
    if jsonb_typeof(state) is distinct from 'object' then
        return state;
    end if;
    kept := state - fields;
    foreach field in array fields loop
        if state ->> field is not null then
            kept := kept || jsonb_build_object(field || '_chars', char_length(state ->> field));
        end if;
    end loop;
    return kept;
end $$;
