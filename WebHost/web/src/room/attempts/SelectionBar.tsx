import { Button, Text } from '@mantine/core';
import type { AttemptCard } from '../../api/schema';
import { plural } from '../../shell/format';
import { InstructButtons, type InstructAll } from '../instruct/InstructButtons';
import classes from './Attempts.module.css';

export function SelectionBar({
  targets,
  instruct,
  onClear,
}: {
  targets: readonly AttemptCard[];
  instruct: InstructAll;
  onClear: () => void;
}) {
  return (
    <div className={classes['foot']} role="region" aria-label="Selected students" data-testid="selection">
      <Text size="sm" fw={600} className="numbers">
        {plural(targets.length, 'student')} selected
      </Text>
      <InstructButtons targets={targets} instruct={instruct} onDone={onClear} />
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
