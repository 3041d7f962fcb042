import { FakeTwilio } from '../../test/fake-twilio';
import { SmsRefused } from './sms-sender';
import { TwilioSms } from './twilio-sms';

describe('Twilio', () => {
  let twilio: FakeTwilio;
  let sender: TwilioSms;
  beforeEach(async () => {
    twilio = await FakeTwilio.start();
    sender = new TwilioSms({
      TWILIO_BASE_URL: twilio.url,
      TWILIO_ACCOUNT_SID: 'AC0000',
      TWILIO_AUTH_TOKEN: 'the-token',
      TWILIO_FROM: '+15550001111',
    });
  });
  afterEach(() => twilio.close());
  const sms = { id: 'one', to: '+48600100212', text: '123456 is your code' };

  it('is asked as its documentation says: a form, Basic credentials, the account in the path', async () => {
    await sender.send(sms);
    expect(twilio.asked).toEqual([
      {
        path: 'POST /2010-04-01/Accounts/AC0000/Messages.json',
        authorization: `Basic ${Buffer.from('AC0000:the-token').toString('base64')}`,
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        to: sms.to,
        from: '+15550001111',
        text: sms.text,
      },
    ]);
  });

  it('refuses a number that cannot be, for good and without its words', async () => {
    twilio.answers.push({ status: 400, code: 21211 });
    const refusal = await sender.send(sms).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SmsRefused);
    expect(String(refusal)).toBe('Error: refused: 21211');
  });

  it.each([
    [429, 20429],
    [500, 20500],
    [503, 20503],
    [401, 20003],
  ])('may take it another time after %i', async (status, code) => {
    twilio.answers.push({ status, code });
    const problem = await sender.send(sms).catch((error: unknown) => error);
    expect(problem).not.toBeInstanceOf(SmsRefused);
    expect(problem).toMatchObject({ code: `${status} ${code}` });
    expect(String(problem)).not.toContain(sms.to);
    await sender.send(sms);
    expect(twilio.asked).toHaveLength(2);
  });

  it('may take it another time after nobody answered', async () => {
    await twilio.close();
    await expect(sender.send(sms)).rejects.not.toBeInstanceOf(SmsRefused);
    twilio = await FakeTwilio.start();
  });
});
