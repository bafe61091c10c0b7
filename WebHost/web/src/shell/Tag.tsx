import type { ReactNode } from 'react';

export type Tone = 'technical' | 'notice' | 'warning' | 'critical' | 'good' | 'plain';

/** A label. The text carries the meaning; the colour only repeats it. */
export function Tag({ tone = 'plain', children, testId }: { tone?: Tone; children: ReactNode; testId?: string }) {
  return (
    <span className="tag" data-tone={tone} data-testid={testId}>
      {children}
    </span>
  );
}
