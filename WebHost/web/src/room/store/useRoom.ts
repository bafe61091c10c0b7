import { useEffect, useState, useSyncExternalStore } from 'react';
import { RoomLink, type HubState } from './roomLink';
import { RoomStore, type RoomState } from './roomStore';

export interface Room {
  store: RoomStore;
  link: RoomLink | null;
  hub: HubState;
  why: string | undefined;
}

/** Store and connection for as long as the room is on the page. */
export function useRoom(examId: string): Room {
  const [store] = useState(() => new RoomStore());
  const [room, setRoom] = useState<{ link: RoomLink | null; hub: HubState; why: string | undefined }>({
    link: null,
    hub: 'connecting',
    why: undefined,
  });
  useEffect(() => {
    const link = new RoomLink(examId, store, (hub, why) => setRoom({ link, hub, why }));
    const online = () => link.nudge();
    window.addEventListener('online', online);
    void link.start();
    return () => {
      window.removeEventListener('online', online);
      void link.stop();
    };
  }, [examId, store]);
  return { store, ...room };
}

export const useRoomState = (store: RoomStore): RoomState => useSyncExternalStore(store.subscribe, () => store.state);
