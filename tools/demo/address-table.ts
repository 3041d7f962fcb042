import type { DemoPerson } from './seed-demo-people';
import type { Demo } from './start-demo';

/** What there is to open, and how to get in. */
export function addressTable(demo: Demo, people: readonly DemoPerson[]): string {
  const rows = [
    ['Web client', demo.webUrl],
    ...people.map(({ role, email, password }) => [`  sign in as ${role}`, `${email}  /  ${password}`]),
    ['Mails (all of them)', demo.parts.mailWebUrl],
    ['Bank (simulated)', `${demo.bankUrl}/health`],
    ['API documentation', `${demo.gatewayUrl}/docs`],
    ['OpenAPI', `${demo.gatewayUrl}/docs/openapi.json`],
    ['REST API', `${demo.gatewayUrl}/api/v1`],
    ...Object.entries(demo.internalUrls).map(([name, url]) => [`Health of ${name}`, `${url}/health/ready`]),
    ['Kafka', demo.parts.kafkaBrokers.join(',')],
    ['Postgres of auth', demo.databaseUrls.auth],
    ['Postgres of wallet', demo.databaseUrls.wallet],
    ['Documents of user', demo.parts.mongoUrl('user')],
    ['Documents of notification', demo.parts.mongoUrl('notification')],
  ] as [string, string][];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = '─'.repeat(width + 60);
  return [line, ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), line].join('\n');
}
