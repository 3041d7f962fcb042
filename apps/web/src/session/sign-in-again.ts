import { endSession } from './end-session';
import { withReturn } from './return-path';
import { announce } from './start-session';

/** Ends the session and leads through the sign-in back to `path`, as the same person or another. */
export async function signInAgain(path: string): Promise<void> {
  await endSession();
  announce('signed-out');
  // A page of its own: nothing of the one before stays in memory.
  window.location.assign(withReturn('/signin', path));
}
