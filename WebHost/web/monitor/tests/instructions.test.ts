// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Instructions } from '../src/instructions';
import { closingOf } from '../src/wire/closing';
import { readFrame } from '../src/wire/frames';

function newInstructions(notes = new Map<string, unknown>()) {
  const delivered: string[] = [];
  const sent: unknown[] = [];
  const instructions = new Instructions({
    deliver: (instruction) => delivered.push(instruction.id),
    send: (text) => sent.push(JSON.parse(text)),
    recall: (key) => notes.get(key),
    remember: (key, value) => void notes.set(key, value),
  });
  const hear = (id: string) => instructions.hear({ t: 'instruction', id, kind: 'message', text: 'five minutes left' });
  return { instructions, delivered, sent, notes, hear };
}

describe('instructions', () => {
  it('reach the page once, and are confirmed when done', () => {
    const { instructions, delivered, sent, hear } = newInstructions();
    hear('i-1');
    hear('i-1');
    expect([delivered, sent]).toEqual([['i-1'], []]);
    instructions.done('i-1');
    hear('i-1');
    expect(delivered).toEqual(['i-1']);
    expect(sent).toEqual([
      { t: 'done', id: 'i-1' },
      { t: 'done', id: 'i-1' },
    ]);
  });

  it('stay done across a reload, and are shown again otherwise', () => {
    const first = newInstructions();
    first.hear('i-1');
    first.hear('i-2');
    first.instructions.done('i-1');
    const second = newInstructions(first.notes);
    second.hear('i-1');
    second.hear('i-2');
    expect(second.delivered).toEqual(['i-2']);
    expect(second.sent).toEqual([{ t: 'done', id: 'i-1' }]);
  });
});

describe('frames of the server', () => {
  it('are ignored when invalid', () => {
    for (const text of [
      '',
      '{',
      'null',
      '7',
      '[]',
      '{"t":"news"}',
      '{"t":"ack","accepted":"1","durable":0}',
      '{"t":"ack","accepted":-1,"durable":0}',
      '{"t":"welcome"}',
      '{"t":"instruction"}',
      new ArrayBuffer(2),
    ]) {
      expect(readFrame(text)).toBeUndefined();
    }
  });

  it('have usable limits for any welcome', () => {
    expect(
      readFrame('{"t":"welcome","durable":3,"limits":{"max_events_per_frame":0},"collect":[1,"tab.hidden"]}'),
    ).toMatchObject({
      accepted: 3,
      heartbeat_s: 10,
      collect: ['tab.hidden'],
      grace_s: {},
      limits: { max_events_per_frame: 100 },
    });
  });

  it('put only a plain code into events', () => {
    expect(readFrame(JSON.stringify({ t: 'error', code: `<b>é "x"</b>${'y'.repeat(90)}`, seq: 1 }))).toMatchObject({
      code: expect.stringMatching(/^[\w.-]{1,40}$/) as string,
    });
  });
});

describe('closing codes', () => {
  it('follow the protocol', () => {
    expect(
      [4400, 4401, 4404, 4409, 4410, 4413, 4429, 1000, 1001, 1006, 1011, 1012].map((code) => closingOf(code).next),
    ).toEqual([
      'suspect',
      'renew',
      'stop',
      'stop',
      'verify',
      'suspect',
      'slow',
      'retry',
      'retry',
      'retry',
      'retry',
      'retry',
    ]);
  });
});
