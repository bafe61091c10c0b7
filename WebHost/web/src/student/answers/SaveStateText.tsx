import { showTime } from '../../shell/format';
import type { SaveState } from './answerQueue';

/** The save state of one answer as text. */
export function SaveStateText({ state, testId }: { state: SaveState; testId: string }) {
  return (
    <span
      className="numbers quiet"
      style={{ fontSize: '0.8125rem' }}
      data-testid={testId}
      data-state={state.kind}
      data-loud={state.kind === 'refused' || undefined}
    >
      {wordsFor(state)}
    </span>
  );
}

function wordsFor(state: SaveState): string {
  switch (state.kind) {
    case 'empty':
      return 'Not answered';
    case 'waiting':
      return 'Saving soon';
    case 'saving':
      return 'Saving';
    case 'saved':
      return `Saved at ${showTime(state.at)}`;
    case 'retrying':
      return `Not saved yet, retrying. ${state.why}`;
    case 'refused':
      return `Not saved: ${state.why}`;
  }
}
