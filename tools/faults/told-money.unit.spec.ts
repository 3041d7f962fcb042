import { MoneyTruth, type ToldMoney } from './told-money';

const asked = (): ToldMoney => ({
  id: 'transfer-1',
  personId: 'ann',
  kind: 'transfer',
  legs: { mine: -5n, yours: 5n },
  asking: { method: 'POST', path: '/wallet/transfers' },
});
const receipt = { transferId: 'transfer-1', amount: '5' };

describe('what clients were told of their money', () => {
  let contradictions: string[];
  let money: MoneyTruth;
  let told: ToldMoney;
  beforeEach(() => {
    contradictions = [];
    money = new MoneyTruth((line) => void contradictions.push(line));
    told = money.add(asked());
  });

  it('is unknown until an answer tells an end: neither "on its way" nor "still waiting for it" does', () => {
    money.note(told, { status: 202, body: { operationId: 'x' } });
    money.note(told, { status: 409, body: { code: 'request-in-progress' } });
    expect(money.count()).toEqual({ posted: 0, rejected: 0, unknown: 1 });
    expect(money.unanswered).toEqual([told]);
    money.note(told, { status: 201, body: receipt });
    expect(money.count()).toEqual({ posted: 1, rejected: 0, unknown: 0 });
  });

  it('may be told again with its fields in another order', () => {
    money.note(told, { status: 201, body: receipt });
    money.note(told, { status: 201, body: { amount: '5', transferId: 'transfer-1' } });
    expect(contradictions).toEqual([]);
  });

  it.each([
    ['another amount', { status: 201, body: { ...receipt, amount: '6' } }],
    ['a rejection', { status: 422, body: { code: 'insufficient-funds' } }],
  ])('is contradicted by %s to the same key', (_, answer) => {
    money.note(told, { status: 201, body: receipt });
    money.note(told, answer);
    expect(contradictions).toHaveLength(1);
  });

  it('keeps why something was rejected, and takes no rejection that a right request cannot get', () => {
    money.note(told, { status: 422, body: { code: 'insufficient-funds' } });
    expect(money.count().rejected).toBe(1);
    expect(contradictions).toEqual([]);
    money.note(money.add({ ...asked(), id: 'transfer-2' }), { status: 400, body: { code: 'validation-error' } });
    expect(contradictions).toEqual(['transfer transfer-2 was answered 400 validation-error']);
  });
});
