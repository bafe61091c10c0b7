import { memo } from 'react';
import type { AttemptCard } from '../../api/schema';
import { plural, showTime, words } from '../../shell/format';
import { Tag } from '../../shell/Tag';
import { bandTone, bandWord } from '../words';
import classes from './Attempts.module.css';
import { isLive } from './filter';

interface Props {
  card: AttemptCard;
  index: number;
  selected: boolean;
  active: boolean;
  onOpen: (id: string) => void;
  onToggle: (id: string) => void;
}

/** One student. Renders again only when the card object changes. */
export const AttemptRow = memo(function AttemptRow({ card, index, selected, active, onOpen, onToggle }: Props) {
  const live = isLive(card);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes['row']}
      data-active={active || undefined}
      data-ended={!live || undefined}
      data-band={card.band}
      data-connected={card.connected}
      data-status={card.status}
      data-testid={`attempt-${card.attempt_id}`}
      onClick={() => onOpen(card.attempt_id)}
    >
      <span role="cell" className={classes['check']} onClick={(e) => e.stopPropagation()}>
        <input
          type="checkbox"
          checked={selected}
          disabled={!live}
          aria-label={`Select ${card.student_name}`}
          onChange={() => onToggle(card.attempt_id)}
          data-testid="select"
        />
      </span>
      <span role="cell" className={classes['student']}>
        <button
          type="button"
          className={classes['name']}
          onClick={(e) => {
            e.stopPropagation();
            onOpen(card.attempt_id);
          }}
          data-testid="open"
        >
          {card.student_name}
        </button>
        <Flags card={card} live={live} />
      </span>
      <span role="cell" className={classes['band']} data-testid="band" data-band={card.band}>
        {!live ? (
          <Tag>{words(card.status)}</Tag>
        ) : card.band === 'none' ? (
          <span className="quiet">Calm</span>
        ) : (
          <Tag tone={bandTone(card.band)}>{bandWord(card.band)}</Tag>
        )}
      </span>
      <span role="cell" className={classes['risk']}>
        <span className={classes['cellLabel']}>Risk</span>
        <span data-testid="risk">{Math.round(card.risk)}</span>
        <span className={classes['meter']} aria-hidden="true">
          <span className={classes['fill']} style={{ width: `${Math.min(100, card.risk)}%` }} />
        </span>
      </span>
      <span role="cell" className={classes['number']}>
        <span className={classes['cellLabel']}>Score</span>
        <span data-testid="score">{card.integrity_score.toFixed(1)}</span>
      </span>
      <span role="cell" className={classes['number']}>
        <span className={classes['cellLabel']}>Events</span>
        {card.events.toLocaleString('en')}
      </span>
      <span role="cell" className={classes['number']}>
        <span className={classes['cellLabel']}>Ends</span>
        {showTime(card.deadline).slice(0, 5)}
      </span>
    </div>
  );
});

function Flags({ card, live }: { card: AttemptCard; live: boolean }) {
  if (!live) return null;
  return (
    <span className={classes['flags']}>
      {card.hand_raised && (
        <Tag tone="notice" testId="hand">
          Hand raised
        </Tag>
      )}
      {card.status === 'paused' && <Tag testId="paused">Paused</Tag>}
      {card.locked && <Tag testId="locked">Covered</Tag>}
      {!card.connected && (
        <Tag tone="technical" testId="disconnected">
          No connection (technical)
        </Tag>
      )}
      {card.unsupported.length > 0 && (
        <span title={card.unsupported.join(', ')}>
          <Tag tone="warning" testId="unsupported">
            {plural(card.unsupported.length, 'event type')} unsupported
          </Tag>
        </span>
      )}
    </span>
  );
}
