import type { Instruction } from '../../../monitor';
import type { AttemptSession } from '../../api/schema';

/** Optimistic update: the attempt after the instruction. */
export function applyInstruction(attempt: AttemptSession, instruction: Instruction): AttemptSession {
  switch (instruction.kind) {
    case 'pause':
      return { ...attempt, status: 'paused' };
    case 'resume':
      return { ...attempt, status: 'in_progress', locked: false, deadline: instruction.until ?? attempt.deadline };
    case 'extend':
      return { ...attempt, deadline: instruction.until ?? attempt.deadline };
    case 'lock':
      return { ...attempt, locked: true };
    case 'message':
    case 'terminate':
      return attempt;
  }
}

/** The text of the dialog for the student. Pause and lock use the cover instead. */
export function announcementOf(instruction: Instruction, before: string): { title: string; text: string } | null {
  const said = instruction.text ?? '';
  switch (instruction.kind) {
    case 'message':
      return { title: 'Message from the teacher', text: said };
    case 'extend':
      return { title: 'You have more time', text: [extra(before, instruction.until), said].filter(Boolean).join('\n') };
    case 'resume':
      return { title: 'The exam goes on', text: said === '' ? 'The clock runs again.' : said };
    case 'terminate':
      return { title: 'A teacher has ended this exam', text: said };
    case 'pause':
    case 'lock':
      return null;
  }
}

function extra(before: string, until: string | undefined): string {
  const seconds = until ? Math.round((Date.parse(until) - Date.parse(before)) / 1000) : 0;
  if (seconds <= 0) return 'The end of the exam has moved.';
  return seconds < 90 ? `${seconds} seconds were added.` : `${Math.round(seconds / 60)} minutes were added.`;
}
