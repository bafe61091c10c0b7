import { Alert, Button } from '@mantine/core';
import { explain, ProblemError } from '../api/problem';

interface Props {
  error: unknown;
  /** Fields whose problems the form shows itself: they are not repeated here. */
  beside?: readonly string[];
  /** Called to read the newest version after the record was changed by somebody else. */
  onReadAgain?: () => void;
  testId?: string;
}

/** Why a change was not stored. */
export function SaveProblem({ error, beside = [], onReadAgain, testId }: Props) {
  const problem = error instanceof ProblemError ? error : null;
  const fields = Object.keys(problem?.errors ?? {});
  if (!error || (fields.length > 0 && fields.every((field) => beside.includes(field)))) return null;
  return (
    <Alert color="red" role="alert" data-testid={testId}>
      {explain(error)}
      {problem?.status === 412 && onReadAgain && (
        <Button display="block" mt="xs" size="compact-sm" variant="default" onClick={onReadAgain}>
          Read it again
        </Button>
      )}
    </Alert>
  );
}
