import { CreateBookAccount } from '@portfel/contracts';
import { describeBookCommand } from '../../test/describe-book-command';

const body = { kind: 'card', name: 'Canary card', description: 'Of the canary', currency: 'PLN', closingDay: 20 };

describeBookCommand({
  contract: CreateBookAccount,
  method: 'POST',
  path: '/bookkeeping/accounts',
  status: 201,
  body,
  data: { account: body },
  secret: 'anary',
  refused: {
    kind: ['purse', null, 7],
    name: ['', '   ', 'x'.repeat(26), 'a\u0000b', 'a\u202eb', { $ne: '' }],
    description: ['x'.repeat(71), 'a\nb', 7],
    currency: ['pln', 'PL', 'PLNX', 'P1N', null],
    closingDay: [0, 32, 1.5, '20', -1],
  },
});
