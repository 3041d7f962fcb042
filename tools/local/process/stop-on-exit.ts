import { send } from './end-process';

const running = new Map<number, NodeJS.Signals>();

/** Takes the part along when our process exits without having stopped it. Returns how to forget it again. */
export function stopOnExit(pid: number, signal: NodeJS.Signals): () => void {
  if (running.size === 0) process.once('exit', stopAll);
  running.set(pid, signal);
  return () => {
    running.delete(pid);
    if (running.size === 0) process.removeListener('exit', stopAll);
  };
}

function stopAll(): void {
  for (const [pid, signal] of running) send(pid, signal);
}
