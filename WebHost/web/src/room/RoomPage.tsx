import { Alert } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { InstructionKind } from './store/hubMessages';
import { ProblemError } from '../api/problem';
import type { Annotate } from './annotate/AnnotateForms';
import { AttemptList } from './attempts/AttemptList';
import attemptClasses from './attempts/Attempts.module.css';
import { AttemptTools } from './attempts/AttemptTools';
import { isLive, pick, type Shown } from './attempts/filter';
import { SelectionBar } from './attempts/SelectionBar';
import { useSelection } from './attempts/useSelection';
import { AlertFeed, type Triage } from './feed/AlertFeed';
import { Announcer } from './feed/Announcer';
import { StudentPanel } from './panel/StudentPanel';
import classes from './Room.module.css';
import { RoomHeader } from './RoomHeader';
import { useRoom, useRoomState } from './store/useRoom';

const away = () => Promise.reject(new ProblemError(0, 'hub', 'The room is not connected.'));

/** The live room: students by urgency, alerts as they arrive, and details of one student. */
export function Component() {
  const examId = useParams()['examId']!;
  return <RoomView key={examId} examId={examId} />;
}

function RoomView({ examId }: { examId: string }) {
  const { store, link, hub, why } = useRoom(examId);
  const state = useRoomState(store);
  const [shown, setShown] = useState<Shown>('live');
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const cards = useMemo(() => pick(state.order, state.cards, shown, search), [state, shown, search]);
  const selection = useSelection(cards);
  const targets = useMemo(
    () => [...selection.ids].flatMap((id) => state.cards.get(id) ?? []).filter(isLive),
    [selection.ids, state.cards],
  );
  useEffect(() => {
    document.title = `${state.title === '' ? 'Live room' : state.title} · Veritas`;
  }, [state.title]);
  const triage: Triage = useMemo(
    () => ({ acknowledge: link?.acknowledge ?? away, resolve: link?.resolve ?? away }),
    [link],
  );
  const annotate: Annotate = useMemo(() => ({ flag: link?.flag ?? away, note: link?.note ?? away }), [link]);
  const instruct = useCallback(
    (ids: string[], kind: InstructionKind, args: { text?: string; seconds?: number }) =>
      link ? link.instruct(ids, kind, args) : away(),
    [link],
  );
  const hold = useCallback((on: boolean) => store.hold(on), [store]);
  const activeCard = active === null ? undefined : state.cards.get(active);

  return (
    <div className={classes['room']}>
      <RoomHeader examId={examId} title={state.title} stats={state.stats} hub={hub} why={why} />
      {hub === 'refused' && (
        <Alert color="red" role="alert" mx="md" mt="md" title="You cannot watch this room">
          {why}
        </Alert>
      )}
      <div className={classes['body']}>
        <section className={`surface ${attemptClasses['pane']}`} aria-label="Students">
          <AttemptTools cards={state.cards} shown={shown} onShown={setShown} search={search} onSearch={setSearch} />
          <AttemptList
            cards={cards}
            selected={selection.ids}
            active={active}
            onOpen={setActive}
            onToggle={selection.toggle}
            onToggleAll={selection.toggleAll}
            onHold={hold}
            empty={
              state.cards.size === 0
                ? 'Nobody has started yet. Students appear here as they start.'
                : 'No student matches.'
            }
          />
          {targets.length > 0 && <SelectionBar targets={targets} instruct={instruct} onClear={selection.clear} />}
        </section>
        <AlertFeed alerts={state.alerts} cards={state.cards} onOpen={setActive} {...triage} />
      </div>
      <Announcer store={store} />
      <StudentPanel
        card={activeCard}
        roomAlerts={state.alerts}
        triage={triage}
        instruct={instruct}
        annotate={annotate}
        onClose={() => setActive(null)}
      />
    </div>
  );
}
