import { ActivateTotp } from '@portfel/contracts';
import { describeSecondFactorRoute, wrongCodes } from '../../test/describe-second-factor-route';

const recoveryCodes = ['aaaaa-bbbbb', 'ccccc-ddddd'];

describeSecondFactorRoute('PUT', '/me/mfa/totp', {
  contract: ActivateTotp,
  result: { recoveryCodes },
  promise: 'gives the recovery codes to who asks, and sends no code in clear',
  status: 200,
  answer: { recoveryCodes },
  body: { code: '918273' },
  otherBody: { code: '000000' },
  secrets: ['918273', ...recoveryCodes],
  wrong: [['code', {}], ...wrongCodes],
});
