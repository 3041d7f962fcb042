/** Where the test runner put the real parts; the only reader of the environment in tests. */
export function testAddresses(): {
  kafkaBrokers: string[];
  postgresAdminUrl: string;
  mongoUrl: string;
  smtpUrl: string;
  mailWebUrl: string;
} {
  return {
    kafkaBrokers: required('TEST_KAFKA_BROKERS').split(','),
    postgresAdminUrl: required('TEST_POSTGRES_ADMIN_URL'),
    mongoUrl: required('TEST_MONGO_URL'),
    smtpUrl: required('TEST_SMTP_URL'),
    mailWebUrl: required('TEST_MAIL_WEB_URL'),
  };
}

/** Whether a machine runs the specs, and what they write is lost. */
export const runsUnattended = (): boolean => !['', '0', 'false'].includes(process.env.CI ?? '');

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the specs through \`npm test\`, which starts the real parts`);
  return value;
}
