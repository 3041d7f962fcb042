import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { testAddresses } from '@portfel/testing';

/** The way to the real mail server: a spec shuts it, or holds back what the server answers. */
export class MailDoor {
  private server?: Server;
  private readonly sockets = new Set<Socket>();
  private holding = false;
  private readonly held: (() => void)[] = [];
  private port = 0;
  /** Mails that have passed whole. */
  passed = 0;

  static async open(): Promise<MailDoor> {
    const door = new MailDoor();
    await door.open();
    return door;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    this.server = createServer((client) => this.pass(client));
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Nobody answers at the address; open connections break. */
  async shut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  /** From now on the server takes mails and its answers wait. */
  holdAnswers(): void {
    this.holding = true;
  }

  releaseAnswers(): void {
    this.holding = false;
    this.held.splice(0).forEach((answer) => answer());
  }

  private pass(client: Socket): void {
    const { hostname, port } = new URL(testAddresses().smtpUrl);
    const server = connect(Number(port), hostname);
    let whole = false;
    client.on('data', (bytes) => {
      whole = bytes.includes('\r\n.\r\n');
      if (whole) this.passed += 1;
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      const answer = () => void client.write(bytes);
      // A mail that has come whole is the server's; that it says so may be held back.
      if (this.holding && whole) this.held.push(answer);
      else answer();
    });
    for (const [one, other] of [[client, server] as const, [server, client] as const]) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}
