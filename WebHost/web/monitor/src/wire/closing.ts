export type FinalReason = "unknown_attempt" | "attempt_over" | "taken_over";

/** What a closed connection asks of the client. */
export type Closing =
  | { readonly then: "stop"; readonly reason: FinalReason }
  | { readonly then: "renew" }
  | { readonly then: "suspect"; readonly code: number }
  | { readonly then: "slow" }
  | { readonly then: "retry" };

export function closingOf(code: number): Closing {
  switch (code) {
    case 4400: return { then: "suspect", code };
    case 4401: return { then: "renew" };
    case 4404: return { then: "stop", reason: "unknown_attempt" };
    case 4409: return { then: "stop", reason: "attempt_over" };
    case 4410: return { then: "stop", reason: "taken_over" };
    case 4413: return { then: "suspect", code };
    case 4429: return { then: "slow" };
    default: return { then: "retry" };
  }
}
