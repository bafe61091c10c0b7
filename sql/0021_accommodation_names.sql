-- An attempt's accommodation has the field names that the API has, and all of them.
update exam_attempts set accommodation = jsonb_build_object(
    'extra_s', coalesce(accommodation -> 'extra_s', accommodation -> 'extra_seconds', '0'), 'exempt', coalesce(accommodation -> 'exempt', '[]'),
    'scale', coalesce(accommodation -> 'scale', '{}'), 'factor', coalesce(accommodation -> 'factor', '1'),
    'break_s', coalesce(accommodation -> 'break_s', accommodation -> 'break_seconds', '0'));
