import 'reflect-metadata';
import { Controller, Module, Req, Sse, UseGuards, type MessageEvent } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { finalize, Subject, type Observable } from 'rxjs';
import { sendTransfers } from '../stream/transfers';
import { AuthGuard, type SignedInRequest } from './textbook-nest/auth.guard';
import { config } from './textbook-nest/textbook.config';

// node nest-sse.main.js <file with ids of people>
const [peopleFile = ''] = process.argv.slice(2);

interface TransferEvent {
  readonly event_id: string;
  readonly data: { readonly entries: readonly { readonly ownerId: string }[] };
}

/** Server-sent events as Nest's documentation has them, with a Subject for each client. */
@Controller('stream')
class StreamController {
  private readonly clients = new Map<string, Set<Subject<MessageEvent>>>();

  constructor() {
    sendTransfers(peopleFile, (event) => this.hear(JSON.parse(event.toString()) as TransferEvent));
  }

  @UseGuards(AuthGuard)
  @Sse()
  stream(@Req() { user }: SignedInRequest): Observable<MessageEvent> {
    const client = new Subject<MessageEvent>();
    const theirs = this.clients.get(user.sub) ?? new Set();
    this.clients.set(user.sub, theirs.add(client));
    return client.pipe(finalize(() => theirs.delete(client)));
  }

  /** Each side hears of its own entries. */
  private hear({ event_id: id, data: { entries, ...transfer } }: TransferEvent): void {
    for (const { ownerId } of entries) {
      const own = entries.filter((entry) => entry.ownerId === ownerId).map(({ ownerId: _, ...entry }) => entry);
      const data = { ...transfer, entries: own };
      for (const client of this.clients.get(ownerId) ?? []) client.next({ id, type: 'transfer', data });
    }
  }
}

@Module({
  imports: [JwtModule.register({ global: true, secret: config.jwtSecret })],
  controllers: [StreamController],
})
class StreamModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(StreamModule);
  app.setGlobalPrefix('api/v1');
  await app.listen(config.port, '127.0.0.1');
}
void bootstrap();
