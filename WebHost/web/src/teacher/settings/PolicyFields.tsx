import { Checkbox, Fieldset, Group, NumberInput, Stack, Switch, Text } from '@mantine/core';
import type { EventTypeView, RiskBands } from '../../api/schema';
import { sentence } from '../../shell/format';
import type { PolicyDraft } from './examDraft';
import { useEventTypes } from '../../room/panel/useEventTypes';

interface Props {
  policy: PolicyDraft;
  disabled: boolean;
  error: string | undefined;
  onChange: (policy: PolicyDraft) => void;
}

const bandLabels: [keyof RiskBands, string][] = [
  ['notice', 'Notice from'],
  ['warning', 'Warning from'],
  ['critical', 'Critical from'],
];

/** The monitoring policy. An empty list of event types means the server's default set. */
export function PolicyFields({ policy, disabled, error, onChange }: Props) {
  const types = useEventTypes();
  const set = (change: Partial<PolicyDraft>) => onChange({ ...policy, ...change });
  const choosing = policy.collect.length > 0;
  // Events of the connection and of the student's own hand are always collected.
  const always = [...types.values()]
    .filter((type) => type.source === 'client' || type.source === 'student')
    .map((type) => type.name);
  const sensed = [...types.values()].filter(
    (type) => !['server', 'teacher', 'client', 'student'].includes(type.source),
  );
  const groups = byCategory(sensed);
  return (
    <Fieldset legend="Monitoring" disabled={disabled}>
      <Stack gap="md">
        <Switch
          label="Require full screen"
          checked={policy.require_fullscreen}
          onChange={(e) => set({ require_fullscreen: e.currentTarget.checked })}
        />
        <Group>
          {bandLabels.map(([band, label]) => (
            <NumberInput
              key={band}
              w="8.5rem"
              label={label}
              min={0}
              max={100}
              value={policy.bands[band]}
              onChange={(value) => set({ bands: { ...policy.bands, [band]: Number(value) } })}
            />
          ))}
          <NumberInput
            w="10rem"
            label="Keep events, days"
            min={1}
            max={3650}
            value={policy.retention_days}
            onChange={(value) => set({ retention_days: Number(value) })}
          />
        </Group>
        <Switch
          label="Choose event types"
          checked={choosing}
          description="When off, the default set is collected."
          onChange={(e) =>
            set({
              collect: e.currentTarget.checked
                ? [
                    ...always,
                    ...sensed.filter((type) => !['camera', 'audio'].includes(type.category)).map((type) => type.name),
                  ]
                : [],
            })
          }
        />
        {choosing && (
          <Checkbox.Group
            value={policy.collect}
            onChange={(collect) => set({ collect: [...new Set([...always, ...collect])] })}
          >
            <Stack gap="sm">
              {[...groups].map(([category, list]) => (
                <div key={category}>
                  <Text size="sm" fw={600} tt="capitalize">
                    {category}
                  </Text>
                  <Stack gap={4} mt={4}>
                    {list.map((type) => (
                      <Checkbox key={type.name} size="xs" value={type.name} label={sentence(type.meaning)} />
                    ))}
                  </Stack>
                </div>
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {error !== undefined && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}

function byCategory(types: readonly EventTypeView[]): Map<string, EventTypeView[]> {
  const groups = new Map<string, EventTypeView[]>();
  for (const type of types) groups.set(type.category, [...(groups.get(type.category) ?? []), type]);
  return groups;
}
