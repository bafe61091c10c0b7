-- Read by the state of an exam's results: ended attempts and answers to grade, without the attempts themselves, of which an exam can have 100,000.
create index exam_attempts_results on exam_attempts (exam_id) include (to_grade) where ended_at is not null and not practice;

-- Read by dashboards as figures alone, of thousands of exams at once: the tally goes out of the row.
alter table exam_summaries set (toast_tuple_target = 128);
