// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../src/fingerprint';
import { sha256Hex } from '../src/sha256';

/** The browser's own implementation, which only some pages have. */
async function reference(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const hash = (text: string) => sha256Hex(new TextEncoder().encode(text));

describe('SHA-256', () => {
  it('agrees with the published vectors', () => {
    expect(hash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hash('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
    expect(hash('a'.repeat(1_000_000))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
  });

  it("agrees with another implementation at every length around the block's edges", async () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 151 + length) & 255);
      expect(sha256Hex(bytes)).toBe(await reference(bytes));
    }
  });
});

describe('fingerprint', () => {
  it('is the first 16 hex digits over attempt id and normalised text', async () => {
    const expected = (await reference(new TextEncoder().encode('a-1the quick fox'))).slice(0, 16);
    expect(fingerprint('a-1', '  the \n quick\tfox ')).toEqual({ len: 18, hash: expected });
  });

  it('differs between attempts and between texts', () => {
    expect(fingerprint('a-1', 'x').hash).not.toBe(fingerprint('a-2', 'x').hash);
    expect(fingerprint('a-1', 'x').hash).not.toBe(fingerprint('a-1', 'y').hash);
  });

  it('takes lone surrogates and zero bytes', () => {
    expect(fingerprint('a-1', '\ud800\u0000').hash).toMatch(/^[0-9a-f]{16}$/);
  });
});
