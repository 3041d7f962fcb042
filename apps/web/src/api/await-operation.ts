import { answerOf, visitorApi, type Schemas } from './client';
import { ApiProblem, asProblem, problemOfOperation } from './problem';

const firstWaitMs = 1_000;
const longestWaitMs = 5_000;
const patienceMs = 120_000;

/**
 * Asks for an operation that was answered with 202 until it is decided: every second at first, then more rarely.
 * Throws the operation's problem when it was rejected, and `still-pending` after two minutes.
 */
export async function awaitOperation(operationId: string): Promise<Schemas['Operation']> {
  const giveUpAt = Date.now() + patienceMs;
  for (let waitMs = firstWaitMs; Date.now() < giveUpAt; waitMs = Math.min(waitMs * 1.25, longestWaitMs)) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const operation = await ask(operationId);
    if (operation?.status === 'accepted') return operation;
    if (operation?.status === 'rejected') throw problemOfOperation(operation.problem);
  }
  throw new ApiProblem({ code: 'still-pending', status: 0 });
}

/** A lost answer is no decision: the next question may be answered. */
async function ask(operationId: string): Promise<Schemas['Operation'] | undefined> {
  try {
    return await answerOf(visitorApi.GET('/api/v1/operations/{operationId}', { params: { path: { operationId } } }));
  } catch (error) {
    if (asProblem(error).answerLost) return undefined;
    throw error;
  }
}

/**
 * Waits for the decision on a request, if its answer says that there is none yet; in the end it is the same answer.
 * @param onPending hears that it takes longer
 */
export async function decided(
  answer: Promise<object | undefined>,
  onPending?: () => void,
): Promise<object | undefined> {
  const taken = await answer;
  if (!taken || !('operationId' in taken)) return taken;
  onPending?.();
  return (await awaitOperation(String(taken.operationId))).result;
}
