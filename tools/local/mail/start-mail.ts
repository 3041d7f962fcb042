import { once } from 'node:events';
import { connect } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalPart, Log } from '../local-part';
import { freePorts } from '../ports';
import { prepareFolder, startPart } from '../process/start-part';

export interface MailOptions {
  folder: string;
  /** SMTP. */
  port?: number;
  webPort?: number;
  log: Log;
}

/** MailDev: takes every mail, delivers none, and shows them on a web page. Mails stay in the folder. */
export async function startMail({ folder, log, ...ports }: MailOptions): Promise<LocalPart> {
  const [freePort = 0, freeWebPort = 0] = await freePorts(2);
  const { port = freePort, webPort = freeWebPort } = ports;
  await prepareFolder('the mail server', folder, [port, webPort]);
  const mailFolder = join(folder, 'mails');
  await mkdir(mailFolder, { recursive: true });
  return startPart({
    name: 'mail',
    folder,
    port,
    program: process.execPath,
    args: [
      require.resolve('maildev/bin/maildev'),
      ...['--ip', '127.0.0.1', '--smtp', String(port)],
      ...['--web-ip', '127.0.0.1', '--web', String(webPort)],
      ...['--mail-directory', mailFolder],
      '--silent',
    ],
    probe: () => probeMail(port, webPort),
    log,
  });
}

async function probeMail(port: number, webPort: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').setTimeout(2000, () => socket.destroy(new Error('No SMTP greeting.')));
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    if (!greeting.toString().startsWith('220')) throw new Error(`SMTP greets with ${greeting.toString().trim()}`);
    socket.write('QUIT\r\n');
  } finally {
    socket.end();
  }
  const answer = await fetch(`http://127.0.0.1:${webPort}/email`, { signal: AbortSignal.timeout(2000) });
  if (!answer.ok) throw new Error(`/email answers ${answer.status}`);
  await answer.arrayBuffer();
}
