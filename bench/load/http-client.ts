import { connect, type Socket } from 'node:net';

/** One connection kept open, one request under way. Little more than a socket: the load must not be what is measured. */
export class HttpClient {
  private received = '';
  private answered?: { resolve(status: number): void; reject(error: Error): void };

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('data', (text: string) => this.take(text));
    socket.on('close', () => this.answered?.reject(new Error('the connection was closed')));
    socket.on('error', (error) => this.answered?.reject(error));
  }

  static async open(port: number): Promise<HttpClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new HttpClient(socket);
  }

  /** @returns the status, when the whole answer is there */
  send(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.answered = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.received)?.[1];
    if (length === undefined) {
      this.answered?.reject(new Error(`an answer without a length: ${this.received.slice(0, head)}`));
    } else if (this.received.length >= head + 4 + Number(length)) {
      const status = Number(this.received.slice(9, 12));
      this.received = '';
      this.answered?.resolve(status);
    }
  }
}
