/** A problem the server returned (RFC 9457), or `network` when there was no response. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: Record<string, string[]>;
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    message: string,
    errors: Record<string, string[]> = {},
    extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.extra = extra;
  }

  /** A retry may succeed: no response, or the server is overloaded or unavailable. */
  get transient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return new ProblemError(
    response.status,
    text(body['code']) ?? `http_${response.status}`,
    text(body['detail']) ?? text(body['title']) ?? `The server returned status ${response.status}.`,
    (body['errors'] ?? {}) as Record<string, string[]>,
    body,
  );
}

/** The server's problem with one field of a form. */
export const fieldProblem = (error: unknown, field: string): string | undefined =>
  error instanceof ProblemError ? error.errors[field]?.[0] : undefined;

/** The text shown for any error. */
export function explain(error: unknown): string {
  if (error instanceof ProblemError) {
    const fields = Object.values(error.errors).flat();
    return fields.length > 0 ? fields.join(' ') : error.message;
  }
  return error instanceof Error ? error.message : 'Something went wrong.';
}
