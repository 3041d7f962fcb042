import { median } from './figures';

/** What two sides gave in each round. */
export interface Rounds<A, B> {
  readonly ours: readonly A[];
  readonly peers: readonly B[];
  /** The median over the rounds of a figure of ours to the same figure of the peer. */
  ratio(ofOurs: (round: A) => number, ofPeer: (round: B) => number): number;
}

/** Ours, peer, ours, peer, …: what the machine does meanwhile meets both alike. */
export async function interleaved<A, B>(
  count: number,
  ours: () => Promise<A>,
  peer: () => Promise<B>,
): Promise<Rounds<A, B>> {
  const rounds: [A, B][] = [];
  for (let round = 0; round < count; round += 1) rounds.push([await ours(), await peer()]);
  return {
    ours: rounds.map(([one]) => one),
    peers: rounds.map(([, other]) => other),
    ratio: (ofOurs, ofPeer) => median(rounds.map(([one, other]) => ofOurs(one) / ofPeer(other))),
  };
}
