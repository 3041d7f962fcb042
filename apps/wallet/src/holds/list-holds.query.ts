import type { Metadata } from '@grpc/grpc-js';
import type { ListHoldsRequest, ListHoldsResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { HoldStore, type HoldPosition } from '../storage/hold.store';

const PAGE = 50;

@Questions()
export class ListHoldsQuery {
  constructor(private readonly holds: HoldStore) {}

  @Question('HoldQueryService', 'ListHolds')
  async listHolds({ ownerId, cursor }: ListHoldsRequest, metadata: Metadata): Promise<ListHoldsResponse> {
    if (!isAskedBy(metadata, ownerId)) throw notFound('wallet-not-found');
    const found = await this.holds.pageOf(ownerId, positionOf(cursor), PAGE + 1);
    const page = found.slice(0, PAGE);
    return {
      holds: page.map(({ id: holdId, amount, captured, placedAt, expiresAt, settledAt, ...rest }) => ({
        ...rest,
        holdId,
        amount: String(amount),
        captured: String(captured),
        placedAt: placedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        settledAt: settledAt?.toISOString(),
      })),
      nextCursor: found.length > PAGE ? cursorAt(page.at(-1)!) : '',
    };
  }
}

/** `active:<ms>:<hold id>`. */
const CURSOR = /^(active|ended):(\d{1,15}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const cursorAt = ({ status, placedAt, id }: HoldPosition) =>
  `${status === 'active' ? 'active' : 'ended'}:${placedAt.getTime()}:${id}`;

/** Of a cursor that is none: the beginning. */
function positionOf(cursor: string): HoldPosition | undefined {
  const [, status, ms, id] = CURSOR.exec(cursor) ?? [];
  if (!id) return undefined;
  return { status: status === 'active' ? 'active' : 'released', placedAt: new Date(Number(ms)), id };
}
