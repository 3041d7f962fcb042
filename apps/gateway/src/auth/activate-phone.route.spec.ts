import { ActivatePhone } from '@portfel/contracts';
import { describeSecondFactorRoute } from '../../test/describe-second-factor-route';

const body = { phone: '+48600100212', code: '918273' };
const recoveryCodes = ['aaaaa-bbbbb', 'ccccc-ddddd'];

describeSecondFactorRoute('PUT', '/me/mfa/phone', {
  contract: ActivatePhone,
  result: { recoveryCodes },
  promise: 'gives the recovery codes to who asks, and sends neither number nor code in clear',
  status: 200,
  answer: { recoveryCodes },
  body,
  otherBody: { ...body, code: '000000' },
  secrets: [...Object.values(body), ...recoveryCodes],
  wrong: [
    ['phone', { code: '918273' }],
    ['code', { phone: '+48600100212' }],
    ['phone', { ...body, phone: 'x' }],
    ['role', { ...body, role: 'admin' }],
  ],
});
