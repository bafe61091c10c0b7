-- Classes and their members, feedback, and the log of graded things in and outside Veritas.

-- As the institution knows a student; imports name students by it.
alter table student_profiles add column student_number text check (student_number ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$');
-- Read by imports of members and results.
create unique index student_profiles_number on student_profiles (lower(student_number)) where student_number is not null;

create table classes (
    id          uuid primary key,
    name        text not null check (char_length(name) between 1 and 200),
    term        text not null default '' check (char_length(term) <= 100),
    description text not null default '' check (char_length(description) <= 2000),
    version     integer not null default 1 check (version > 0),
    created_at  timestamptz not null,
    archived_at timestamptz
);

create table class_teachers (
    class_id   uuid not null references classes on delete cascade,
    teacher_id uuid not null references users on delete cascade,
    owner      boolean not null,
    added_at   timestamptz not null,
    primary key (class_id, teacher_id)
);
create unique index class_teachers_owner on class_teachers (class_id) where owner;
-- Read by the teacher's list of classes.
create index class_teachers_teacher on class_teachers (teacher_id, class_id);

create table class_members (
    class_id   uuid not null references classes on delete cascade,
    student_id uuid not null references users on delete cascade,
    added_at   timestamptz not null,
    added_by   uuid not null references users,
    primary key (class_id, student_id)
);
-- Read when a teacher asks for a student, and for the groups a student is compared with.
create index class_members_student on class_members (student_id, class_id);

-- True when the student is in a class of that teacher's that is not archived, or attempted an exam the teacher has a permission on.
create function teaches(teacher uuid, student uuid) returns boolean language sql stable as $$
    select exists (
        select from class_members m join class_teachers t on t.class_id = m.class_id join classes c on c.id = m.class_id
        where m.student_id = student and t.teacher_id = teacher and c.archived_at is null
    ) or exists (
        select from exam_attempts a join teacher_exam_permissions p on p.exam_id = a.exam_id and p.teacher_id = teacher where a.student_id = student
    )
$$;

create table student_feedback (
    id           uuid primary key,
    student_id   uuid not null references users on delete cascade,
    author_id    uuid not null references users,
    title        text not null check (char_length(title) between 1 and 200),
    body         text not null check (char_length(body) between 1 and 10000),
    state        text not null default 'draft' check (state in ('draft', 'published')),
    version      integer not null default 1 check (version > 0),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    published_at timestamptz,
    check ((state = 'draft') = (published_at is null))
);
-- Read by the student's page and by the teachers', latest first.
create index student_feedback_student on student_feedback (student_id, id);

-- What was graded elsewhere: entered or imported. Veritas' own results are read where they are.
create table student_assessments (
    id         uuid primary key,
    student_id uuid not null references users on delete cascade,
    author_id  uuid not null references users,
    class_id   uuid references classes on delete set null,
    title      text not null check (char_length(title) between 1 and 200),
    kind       text not null check (kind in ('exam', 'test', 'homework', 'project', 'oral', 'practical', 'other')),
    points     double precision not null check (points >= 0),
    max_points double precision not null check (max_points > 0 and max_points <= 100000),
    held_on    date not null,
    source     text not null check (source in ('entered', 'imported')),
    state      text not null default 'draft' check (state in ('draft', 'published')),
    version    integer not null default 1 check (version > 0),
    created_at timestamptz not null,
    check (points <= max_points)
);
-- Read by the student's log, latest first.
create index student_assessments_student on student_assessments (student_id, held_on, id);

-- What happened to a student as a part of something: an allowance, a membership, feedback. Read by the student's log of actions.
create index audit_log_part on audit_log (part_id, seq) where part_id is not null;

alter function audit_snapshot(text, uuid, uuid) rename to audit_snapshot_before_classes;
create function audit_snapshot(kind text, a uuid, b uuid) returns jsonb language sql stable as $$
    select case kind
        when 'class' then audit_bounded((
            select to_jsonb(c) || jsonb_build_object(
                'teachers', (select jsonb_agg(t.teacher_id order by t.added_at, t.teacher_id) from class_teachers t where t.class_id = c.id),
                'members', (select count(*) from class_members m where m.class_id = c.id))
            from classes c where c.id = a))
        when 'member' then (select to_jsonb(m) from class_members m where m.student_id = a and m.class_id = b)
        when 'student_number' then (select jsonb_build_object('student_number', p.student_number) from student_profiles p where p.user_id = a)
        when 'feedback' then audit_bounded((select to_jsonb(f) from student_feedback f where f.id = a))
        when 'assessment' then audit_bounded((select to_jsonb(g) from student_assessments g where g.id = a))
        else audit_snapshot_before_classes(kind, a, b)
    end
$$;
