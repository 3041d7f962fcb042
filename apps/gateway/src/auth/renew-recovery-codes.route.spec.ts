import { RenewRecoveryCodes } from '@portfel/contracts';
import { describeSecondFactorRoute, wrongCodes } from '../../test/describe-second-factor-route';

const recoveryCodes = ['aaaaa-bbbbb', 'ccccc-ddddd'];

describeSecondFactorRoute('POST', '/me/mfa/recovery-codes', {
  contract: RenewRecoveryCodes,
  result: { recoveryCodes },
  promise: 'gives the recovery codes to who asks, and sends no code in clear',
  status: 201,
  answer: { recoveryCodes },
  body: { code: '918273' },
  otherBody: { code: '000000' },
  secrets: ['918273', ...recoveryCodes],
  bodyOptional: true,
  wrong: wrongCodes,
});
