import { SegmentedControl, TextInput } from '@mantine/core';
import type { AttemptCard } from '../../api/schema';
import classes from './Attempts.module.css';
import { count, type Shown } from './filter';

const labels: [Shown, string][] = [
  ['live', 'Live'],
  ['attention', 'Attention'],
  ['disconnected', 'No connection'],
  ['ended', 'Ended'],
  ['all', 'All'],
];

interface Props {
  cards: ReadonlyMap<string, AttemptCard>;
  shown: Shown;
  onShown: (shown: Shown) => void;
  search: string;
  onSearch: (search: string) => void;
}

export function AttemptTools({ cards, shown, onShown, search, onSearch }: Props) {
  return (
    <div className={classes['tools']}>
      <TextInput
        size="xs"
        w="14rem"
        aria-label="Search by name"
        placeholder="Search by name"
        type="search"
        data-testid="search"
        value={search}
        onChange={(e) => onSearch(e.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label="Which students"
        data-testid="filter"
        value={shown}
        onChange={(value) => onShown(value)}
        data={labels.map(([value, label]) => ({ value, label: `${label} ${count(cards, value)}` }))}
        style={{ flexWrap: 'wrap' }}
      />
    </div>
  );
}
