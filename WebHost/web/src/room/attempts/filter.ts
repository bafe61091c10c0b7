import type { AttemptCard } from '../../api/schema';

export type Shown = 'live' | 'attention' | 'disconnected' | 'ended' | 'all';

export const isLive = (card: AttemptCard): boolean => card.status === 'in_progress' || card.status === 'paused';

const tests: Record<Shown, (card: AttemptCard) => boolean> = {
  all: () => true,
  live: isLive,
  ended: (card) => !isLive(card),
  attention: (card) => isLive(card) && (card.band !== 'none' || card.hand_raised),
  disconnected: (card) => isLive(card) && !card.connected,
};

/** The attempts to list, in the room's order; a search looks for every word in the name. */
export function pick(
  order: readonly string[],
  cards: ReadonlyMap<string, AttemptCard>,
  shown: Shown,
  search: string,
): AttemptCard[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found: AttemptCard[] = [];
  for (const id of order) {
    const card = cards.get(id);
    if (!card || !tests[shown](card)) continue;
    const name = card.student_name.toLocaleLowerCase();
    if (words.every((word) => name.includes(word))) found.push(card);
  }
  return found;
}

export function count(cards: ReadonlyMap<string, AttemptCard>, shown: Shown): number {
  let n = 0;
  for (const card of cards.values()) if (tests[shown](card)) n += 1;
  return n;
}
