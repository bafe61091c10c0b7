export type FinalReason = 'unknown_attempt' | 'attempt_over' | 'taken_over';

/** What to do after the connection was closed. */
export type Closing =
  | { readonly next: 'stop'; readonly reason: FinalReason }
  | { readonly next: 'verify'; readonly reason: FinalReason }
  | { readonly next: 'renew' }
  | { readonly next: 'suspect'; readonly code: number }
  | { readonly next: 'slow' }
  | { readonly next: 'retry' };

export function closingOf(code: number): Closing {
  switch (code) {
    case 4400:
      return { next: 'suspect', code };
    case 4401:
      return { next: 'renew' };
    case 4404:
      return { next: 'stop', reason: 'unknown_attempt' };
    case 4409:
      return { next: 'stop', reason: 'attempt_over' };
    case 4410:
      return { next: 'verify', reason: 'taken_over' };
    case 4413:
      return { next: 'suspect', code };
    case 4429:
      return { next: 'slow' };
    default:
      return { next: 'retry' };
  }
}
