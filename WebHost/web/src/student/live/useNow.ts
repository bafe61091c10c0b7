import { useEffect, useState } from 'react';
import { serverClock } from '../../api/serverClock';

/** The server's time in milliseconds, updated every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
