import { plural } from '../../shell/format';
import { Tag } from '../../shell/Tag';
import type { AnswerQueue } from './answerQueue';
import { useAnswersVersion } from './useAnswers';

/** The save state of all answers. Screen readers announce only a change of the state. */
export function AllSaved({ queue, questionIds }: { queue: AnswerQueue; questionIds: readonly string[] }) {
  useAnswersVersion(queue);
  const states = questionIds.map((id) => queue.get(id).state.kind);
  const count = (kind: string) => states.filter((state) => state === kind).length;
  const refused = count('refused');
  const retrying = count('retrying');
  const busy = count('saving') + count('waiting');
  const state = refused > 0 ? 'refused' : retrying > 0 ? 'retrying' : busy > 0 ? 'saving' : 'saved';
  return (
    <span role="status" data-testid="save-state" data-state={state}>
      {state === 'refused' && <Tag tone="critical">{plural(refused, 'answer')} not saved</Tag>}
      {state === 'retrying' && <Tag tone="warning">{plural(retrying, 'answer')} kept in this browser, retrying</Tag>}
      {state === 'saving' && <Tag>Saving</Tag>}
      {state === 'saved' && <Tag tone="good">All answers saved</Tag>}
    </span>
  );
}
