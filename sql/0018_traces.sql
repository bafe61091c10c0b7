-- The trace of the request that asked for a narrative, as its traceparent: the request to the model goes on with it.
alter table behavior_analysis add column narrative_trace text check (narrative_trace ~ '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');
