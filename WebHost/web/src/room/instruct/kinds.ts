import type { InstructionKind } from '../store/hubMessages';

export interface KindForm {
  kind: InstructionKind;
  label: string;
  title: string;
  hint: string;
  text: 'none' | 'optional' | 'required';
  textLabel: string;
  minutes: 'none' | 'optional' | 'required';
  danger?: boolean;
}

/** What each instruction asks the teacher for. */
export const kinds: KindForm[] = [
  {
    kind: 'message',
    label: 'Message',
    title: 'Send a message',
    hint: 'Shown to the student in a dialog.',
    text: 'required',
    textLabel: 'Message',
    minutes: 'none',
  },
  {
    kind: 'pause',
    label: 'Pause',
    title: 'Pause the exam',
    hint: 'Stops the clock and covers the page until you resume.',
    text: 'optional',
    textLabel: 'Shown on the cover',
    minutes: 'none',
  },
  {
    kind: 'resume',
    label: 'Resume',
    title: 'Resume the exam',
    hint: 'The clock runs again and the page is uncovered.',
    text: 'optional',
    textLabel: 'Shown to the student',
    minutes: 'none',
  },
  {
    kind: 'extend',
    label: 'Extend',
    title: 'Give more time',
    hint: 'Moves the end of the attempt.',
    text: 'optional',
    textLabel: 'Shown to the student',
    minutes: 'required',
  },
  {
    kind: 'lock',
    label: 'Lock',
    title: 'Cover the page',
    hint: 'The clock runs on. Without minutes it stays covered until you resume.',
    text: 'optional',
    textLabel: 'Shown on the cover',
    minutes: 'optional',
  },
  {
    kind: 'terminate',
    label: 'End exam',
    title: 'End the exam for good',
    hint: 'The attempt ends now and cannot be taken up again. What was saved is graded.',
    text: 'required',
    textLabel: 'Reason, shown to the student and kept in the record',
    minutes: 'none',
    danger: true,
  },
];
