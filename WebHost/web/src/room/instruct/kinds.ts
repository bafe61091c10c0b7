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
    hint: 'Stops the clock and hides the questions until you resume.',
    text: 'optional',
    textLabel: 'Shown instead of the questions',
    minutes: 'none',
  },
  {
    kind: 'resume',
    label: 'Resume',
    title: 'Resume the exam',
    hint: 'Restarts the clock and shows the questions again.',
    text: 'optional',
    textLabel: 'Shown to the student',
    minutes: 'none',
  },
  {
    kind: 'extend',
    label: 'Extend',
    title: 'Extend the time',
    hint: 'Moves the end of the attempt.',
    text: 'optional',
    textLabel: 'Shown to the student',
    minutes: 'required',
  },
  {
    kind: 'lock',
    label: 'Lock',
    title: 'Lock the page',
    hint: 'Hides the questions while the clock continues. Without minutes they stay hidden until you resume.',
    text: 'optional',
    textLabel: 'Shown instead of the questions',
    minutes: 'optional',
  },
  {
    kind: 'terminate',
    label: 'End exam',
    title: 'End the exam permanently',
    hint: 'The attempt ends now and cannot be resumed. Saved answers are graded.',
    text: 'required',
    textLabel: 'Reason, shown to the student and kept in the record',
    minutes: 'none',
    danger: true,
  },
];
