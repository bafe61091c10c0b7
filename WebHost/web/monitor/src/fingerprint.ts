import { sha256Hex } from './sha256';

/** Replaces a text in events: its length, and a hash that identifies equal texts. */
export interface Fingerprint {
  readonly len: number;
  readonly hash: string;
}

const utf8 = new TextEncoder();

/**
 * The hash is the first 16 hex digits of SHA-256 over the attempt's id and the normalised text. The id in front makes
 * the hashes of two attempts incomparable, so that nobody can look a text up in a list of known hashes.
 */
export function fingerprint(attemptId: string, text: string): Fingerprint {
  const normalised = text.trim().replace(/\s+/gu, ' ');
  return { len: text.length, hash: sha256Hex(utf8.encode(attemptId + normalised)).slice(0, 16) };
}
