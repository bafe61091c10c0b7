-- The number a room gave an alert: one order per exam, which only increases. A page that was away asks for what comes after the last number it has.
-- Null until the room has seen the alert.
alter table alerts add no bigint;
update alerts a set no = numbered.no
from (select id, row_number() over (partition by exam_id order by id) as no from alerts) numbered
where a.id = numbered.id;
-- Read by the room: the latest of an exam, those after a number, and those without one, which come last.
create index alerts_room on alerts (exam_id, no, id);
-- Read by the room when it begins: what nobody has looked at, before the latest.
drop index alerts_open;
create index alerts_open on alerts (exam_id, no) where state = 'open';
