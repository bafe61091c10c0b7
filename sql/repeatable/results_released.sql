-- revision 1

-- When students of an exam may see its results: -infinity when they already may, null while nobody has decided it.
create or replace function results_released_from(e exams) returns timestamptz language sql stable
    return case
        when e.practice or e.results_status <> 'draft' or (e.release = 'at_once' and e.status = 'closed')
            then '-infinity'::timestamptz
        when e.release = 'at_once' then e.closes_at
    end;

-- True when students may see what is behind their results. An exam that shows points at once still shows the evidence
-- only when it has ended.
create or replace function results_released(e exams, at timestamptz) returns boolean language sql stable
    return coalesce(results_released_from(e) <= at, false);
