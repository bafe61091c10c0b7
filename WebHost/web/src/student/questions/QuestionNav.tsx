import type { AttemptQuestion } from '../../api/schema';
import { isAnswered } from '../answers/answered';
import type { AnswerQueue } from '../answers/answerQueue';
import { useAnswersVersion } from '../answers/useAnswers';
import classes from './QuestionNav.module.css';

/** Links to the questions; shows which are answered. */
export function QuestionNav({ questions, queue }: { questions: readonly AttemptQuestion[]; queue: AnswerQueue }) {
  useAnswersVersion(queue);
  const answered = questions.filter((q) => isAnswered(queue.get(q.id).value)).length;
  return (
    <nav aria-label="Questions" className={classes['nav']}>
      <p className={classes['count']}>
        {answered} of {questions.length} answered
      </p>
      <ol className={classes['list']}>
        {questions.map((q) => {
          const done = isAnswered(queue.get(q.id).value);
          return (
            <li key={q.id}>
              <a
                href={`#q-${q.position}`}
                className={classes['link']}
                data-answered={done || undefined}
                aria-label={`Question ${q.position}, ${done ? 'answered' : 'not answered'}`}
              >
                {q.position}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
