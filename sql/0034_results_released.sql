-- When students see results: as their exam's author has said, or once they are published. A rehearsal is its student's own.
create or replace function results_released(e exams, at timestamptz) returns boolean language sql stable
    return e.practice or e.results_status <> 'draft' or (e.release = 'at_once' and (e.status = 'closed' or e.closes_at <= at));
