import { RequestPhone } from '@portfel/contracts';
import { describeSecondFactorRoute } from '../../test/describe-second-factor-route';

const phone = '+48600100212';

describeSecondFactorRoute('POST', '/me/mfa/phone', {
  contract: RequestPhone,
  result: {},
  promise: 'says that the code was sent, and sends no number in clear (CT-S06, CT-S18)',
  status: 200,
  answer: { status: 'code-sent' },
  body: { phone },
  otherBody: { phone: '+48600100213' },
  secrets: [phone, phone.slice(3)],
  wrong: [
    ['phone', {}],
    ['phone', { phone: '600100212' }],
    ['phone', { phone: '+0600100212' }],
    ['phone', { phone: '+48 600 100 212' }],
    ['phone', { phone: '+4812345678901234' }],
    ['phone', { phone: 48600100212 }],
    ['code', { phone, code: '918273' }],
  ],
});
