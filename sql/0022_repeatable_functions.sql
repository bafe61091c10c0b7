-- Functions that change over time are in sql/repeatable, each with its one current definition. These are the earlier
-- versions that audit_snapshot and ensure_event_partitions called until now.

drop function audit_snapshot_before_kinds(text, uuid, uuid);
drop function audit_snapshot_before_privacy(text, uuid, uuid);
drop function audit_snapshot_before_learning(text, uuid, uuid);
drop function audit_snapshot_before_classes(text, uuid, uuid);
drop function make_event_partitions(date, integer);
