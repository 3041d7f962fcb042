import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Twilio was asked, as its documentation names it. */
export interface TakenSms {
  readonly path: string;
  readonly authorization?: string;
  readonly type?: string;
  readonly to: string | null;
  readonly from: string | null;
  readonly text: string | null;
}

/** A stand-in with the documented answers of Twilio's message resource. */
export class FakeTwilio {
  readonly asked: TakenSms[] = [];
  /** Answered to the next requests, in this order; then 201. */
  readonly answers: { status: number; code: number }[] = [];
  private server!: Server;

  static async start(): Promise<FakeTwilio> {
    const twilio = new FakeTwilio();
    twilio.server = createServer((request, response) => {
      let body = '';
      request.on('data', (bytes: Buffer) => (body += String(bytes)));
      request.on('end', () => {
        const form = new URLSearchParams(body);
        const [to, from, text] = ['To', 'From', 'Body'].map((name) => form.get(name)) as [string, string, string];
        const { authorization, 'content-type': type } = request.headers;
        twilio.asked.push({ path: `${request.method} ${request.url}`, authorization, type, to, from, text });
        const problem = twilio.answers.shift();
        response.writeHead(problem?.status ?? 201, { 'content-type': 'application/json' });
        const answer = problem
          ? {
              code: problem.code,
              message: `The 'To' number ${to} is not a valid phone number.`,
              status: problem.status,
            }
          : { sid: 'SM00000000000000000000000000000001', status: 'queued', to };
        response.end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => twilio.server.listen(0, '127.0.0.1', resolve));
    return twilio;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
