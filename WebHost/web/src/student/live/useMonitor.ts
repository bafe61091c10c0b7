import { useCallback, useEffect, useRef, useState } from 'react';
import { startMonitor, type Instruction, type Monitor, type MonitorStatus } from '../../../monitor';
import { renewTicket } from '../../api/student';
import type { AttemptSession, MonitorTicket } from '../../api/schema';

export interface Watching {
  status: MonitorStatus | null;
  /** Returns false when no monitoring client is running. */
  raiseHand: () => boolean;
  done: (instructionId: string) => void;
  /** Ends the monitoring record, before submitting. */
  end: () => Promise<boolean>;
  /** Monitors here again, after another tab took over or submitting failed. */
  restart: () => void;
}

/** Runs the monitoring client for as long as the live attempt is on the page. */
export function useMonitor(attempt: AttemptSession, onInstruction: (instruction: Instruction) => void): Watching {
  const attemptId = attempt.attempt_id;
  const [status, setStatus] = useState<MonitorStatus | null>(null);
  const [run, setRun] = useState(0);
  const monitor = useRef<Monitor | null>(null);
  const first = useRef<MonitorTicket | null>(attempt.monitor);
  const fullscreen = attempt.require_fullscreen;
  const hear = useRef(onInstruction);
  useEffect(() => {
    hear.current = onInstruction;
  });

  useEffect(() => {
    let current = true;
    let mine: Monitor | null = null;
    const begin = async () => {
      // The ticket of the attempt is used once; a restart needs a new one.
      const ticket = first.current ?? (await renewTicket(attemptId).catch(() => null));
      first.current = null;
      if (!current) return;
      if (!ticket) {
        window.setTimeout(() => {
          if (current) setRun((n) => n + 1);
        }, 3_000);
        return;
      }
      mine = startMonitor({
        url: ticket.url,
        ticket: ticket.ticket,
        expiresAt: ticket.expires_at,
        attemptId,
        requireFullscreen: fullscreen,
        renewTicket: () => renewTicket(attemptId),
        onStatus: (next) => {
          if (current) setStatus(next);
        },
        onInstruction: (instruction) => hear.current(instruction),
      });
      monitor.current = mine;
    };
    void begin();
    return () => {
      current = false;
      mine?.stop();
      if (monitor.current === mine) monitor.current = null;
    };
  }, [attemptId, fullscreen, run]);

  return {
    status,
    raiseHand: useCallback(() => {
      monitor.current?.raiseHand();
      return monitor.current !== null;
    }, []),
    done: useCallback((id: string) => monitor.current?.instructionDone(id), []),
    end: useCallback(async () => (await monitor.current?.end('submitted')) ?? false, []),
    restart: useCallback(() => setRun((n) => n + 1), []),
  };
}
