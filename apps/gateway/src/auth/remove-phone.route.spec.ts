import { RemovePhone } from '@portfel/contracts';
import { describeSecondFactorRoute, wrongCodes } from '../../test/describe-second-factor-route';

describeSecondFactorRoute('DELETE', '/me/mfa/phone', {
  contract: RemovePhone,
  result: { status: 'removed' },
  promise: 'asks for, and as, the person in the token, and sends no code in clear (CT-S09)',
  status: 200,
  answer: { status: 'removed' },
  body: { code: '918273' },
  otherBody: { code: '000000' },
  secrets: ['918273'],
  bodyOptional: true,
  wrong: wrongCodes,
});
