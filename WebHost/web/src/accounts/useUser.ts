import { useSyncExternalStore } from 'react';
import { currentUser, subscribe } from '../api/session';
import type { User } from '../api/schema';

/** The user of this tab, or null. */
export const useUser = (): User | null => useSyncExternalStore(subscribe, currentUser);
