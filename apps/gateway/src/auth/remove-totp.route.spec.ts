import { RemoveTotp } from '@portfel/contracts';
import { describeSecondFactorRoute, wrongCodes } from '../../test/describe-second-factor-route';

describeSecondFactorRoute('DELETE', '/me/mfa/totp', {
  contract: RemoveTotp,
  result: {},
  promise: 'asks for, and as, the person in the token, and sends no code in clear',
  status: 204,
  body: { code: '918273' },
  otherBody: { code: '000000' },
  secrets: ['918273'],
  wrong: [['code', {}], ...wrongCodes],
});
