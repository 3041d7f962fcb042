import type { LocalParts } from '../local-part';
import { localConfig } from '../local.config';
import { defaultPorts } from '../ports';
import type { Located, PartPlace } from '../local-part';
import { startMail } from './start-mail';

interface MailServer {
  smtp: LocalParts['smtp'];
  webUrl: string;
}

export async function locateMail({ folder, ports, log }: PartPlace): Promise<Located<MailServer>> {
  const { smtpUrl, mailWebUrl } = localConfig();
  if (smtpUrl) {
    const { hostname: host, port } = new URL(smtpUrl);
    const webUrl = mailWebUrl ?? `http://${host}:${defaultPorts.mailWeb}`;
    return { where: { smtp: { host, port: Number(port || 25) }, webUrl } };
  }
  const started = await startMail({ folder, port: ports.smtp, webPort: ports.mailWeb, log });
  return {
    where: { smtp: { host: '127.0.0.1', port: started.port }, webUrl: `http://127.0.0.1:${ports.mailWeb}` },
    started,
  };
}
