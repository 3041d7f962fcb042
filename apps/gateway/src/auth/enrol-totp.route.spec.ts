import { EnrolTotp } from '@portfel/contracts';
import { describeSecondFactorRoute } from '../../test/describe-second-factor-route';

const enrolment = { secret: 'THESECRETTHESECRETTHESECRET23456', uri: 'otpauth://totp/x', qr: '<svg></svg>' };

describeSecondFactorRoute('POST', '/me/mfa/totp', {
  contract: EnrolTotp,
  result: { enrolment },
  promise: 'gives the secret, its address and its picture to who asks, and to nobody on the way',
  status: 201,
  answer: enrolment,
  secrets: Object.values(enrolment),
});
