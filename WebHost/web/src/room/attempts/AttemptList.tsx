import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import type { AttemptCard } from '../../api/schema';
import { AttemptRow } from './AttemptRow';
import classes from './Attempts.module.css';
import { isLive } from './filter';

// Up to this number every row is rendered, so that the browser's own search finds it.
const ALL_ROWS = 150;

interface Props {
  cards: readonly AttemptCard[];
  selected: ReadonlySet<string>;
  active: string | null;
  onOpen: (id: string) => void;
  onToggle: (id: string) => void;
  onToggleAll: () => void;
  onHold: (on: boolean) => void;
  empty: ReactNode;
}

/** The students as a table. With many students only the visible rows are rendered. */
export function AttemptList({ cards, selected, active, onOpen, onToggle, onToggleAll, onHold, empty }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const height = narrow ? 112 : 52;
  // The list renders on every scroll, so nothing here is memoised and the compiler's warning does not apply.
  // oxlint-disable-next-line
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: cards.length <= ALL_ROWS ? ALL_ROWS : 12,
    getItemKey: (index) => cards[index]!.attempt_id,
  });
  const live = cards.filter(isLive);
  const all = live.length > 0 && live.every((card) => selected.has(card.attempt_id));
  return (
    <div
      role="table"
      aria-label="Students"
      aria-rowcount={cards.length + 1}
      className={classes['table']}
      data-testid="attempts"
    >
      <div role="row" aria-rowindex={1} className={classes['head']}>
        <span role="columnheader" className={classes['check']}>
          <input
            type="checkbox"
            checked={all}
            disabled={live.length === 0}
            onChange={onToggleAll}
            aria-label="Select all shown"
            data-testid="select-all"
          />
        </span>
        <span role="columnheader">Student</span>
        <span role="columnheader">Band</span>
        <span role="columnheader">Risk now</span>
        <span role="columnheader" className={classes['right']}>
          Score
        </span>
        <span role="columnheader" className={classes['right']}>
          Events
        </span>
        <span role="columnheader" className={classes['right']}>
          Ends
        </span>
      </div>
      <div
        ref={scroller}
        role="rowgroup"
        className={classes['scroller']}
        onPointerEnter={() => onHold(true)}
        onPointerLeave={() => onHold(false)}
        onFocus={() => onHold(true)}
        onBlur={() => onHold(false)}
      >
        {cards.length === 0 && <div className={classes['empty']}>{empty}</div>}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((item) => {
            const card = cards[item.index]!;
            return (
              <div key={item.key} role="presentation" style={{ position: 'absolute', insetInline: 0, top: item.start }}>
                <AttemptRow
                  card={card}
                  index={item.index}
                  selected={selected.has(card.attempt_id)}
                  active={active === card.attempt_id}
                  onOpen={onOpen}
                  onToggle={onToggle}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
