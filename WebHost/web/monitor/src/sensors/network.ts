import type { Sensor } from './sensor';

/** A closing page closes its connection, so a loss within this time before the page closes is ignored. */
const freshMs = 1_000;

/** The connection was lost for a while. Technical; reported after the reconnect. */
export const network: Sensor = {
  types: ['network.lost'],
  supported: () => true,
  start(site) {
    let since = site.link.downSince;
    const tell = (from: number) => site.emit('network.lost', {}, Math.round(site.now() - from), from);
    const look = () => {
      const now = site.link.downSince;
      if (since !== undefined && now === undefined) tell(since);
      since = now;
    };
    site.onLeave(site.link.onChange(() => site.guard(look)));
    // A page that closes without a connection reports the loss now.
    site.onLeave(() => {
      if (since !== undefined && site.now() - since > freshMs) tell(since);
    });
  },
};
