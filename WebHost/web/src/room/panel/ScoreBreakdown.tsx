import { Anchor, Text } from '@mantine/core';
import type { CategoryScore, ScoreView, TypeScore } from '../../api/schema';
import { sentence, showDuration } from '../../shell/format';
import { Tag } from '../../shell/Tag';
import classes from './Panel.module.css';

/** How the score came about: by category, then by event type, with what was seen and what counted. */
export function ScoreBreakdown({ score, onMark }: { score: ScoreView; onMark: (seqs: readonly number[]) => void }) {
  if (score.categories.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing has counted so far.
      </Text>
    );
  return (
    <div data-testid="breakdown">
      <Text size="xs" c="dimmed" mb="xs">
        Score {score.integrity_score.toFixed(2)}, policy version {score.policy_version}. Each category lowers what is
        left by its share, so one noisy sensor cannot use up the score.
      </Text>
      {score.categories.map((category) => (
        <Category key={category.category} category={category} onMark={onMark} />
      ))}
    </div>
  );
}

function Category({ category, onMark }: { category: CategoryScore; onMark: (seqs: readonly number[]) => void }) {
  return (
    <section className={classes['category']} data-testid={`category-${category.category}`}>
      <div className={classes['categoryHead']}>
        <span>{category.category}</span>
        <span className="numbers">
          {category.penalty > 0 ? `penalty ${category.penalty.toFixed(1)} %` : 'no penalty'}
        </span>
      </div>
      <div className={classes['scrollX']}>
        <table className={classes['types']}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className={classes['right']}>
                Seen
              </th>
              <th scope="col" className={classes['right']}>
                Counted
              </th>
              <th scope="col" className={classes['right']}>
                Lasted
              </th>
            </tr>
          </thead>
          <tbody>
            {category.types.map((type) => (
              <TypeRow key={type.type} type={type} onMark={onMark} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TypeRow({ type, onMark }: { type: TypeScore; onMark: (seqs: readonly number[]) => void }) {
  return (
    <tr data-testid={`type-${type.type}`}>
      <td>
        {sentence(type.meaning)} <span className={classes['data']}>{type.type}</span>{' '}
        {type.accommodated < 1 && (
          <Tag tone="good">
            {type.accommodated === 0
              ? 'Exempt by accommodation'
              : `Counts ${Math.round(type.accommodated * 100)} % by accommodation`}
          </Tag>
        )}{' '}
        {type.last_seqs.length > 0 && (
          <Anchor component="button" type="button" size="xs" onClick={() => onMark(type.last_seqs)}>
            Show events
          </Anchor>
        )}
      </td>
      <td className={classes['right']}>{type.seen}</td>
      <td className={classes['right']}>{type.counted}</td>
      <td className={classes['right']}>{type.total_ms > 0 ? showDuration(type.total_ms / 1000) : ''}</td>
    </tr>
  );
}
