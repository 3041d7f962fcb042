import { generateSecret, generateURI, verifySync } from 'otplib';
import { toString } from 'qrcode';

const STEP_SECONDS = 30;

/** 160 random bits in Base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What an authenticator app reads from the QR code. */
export function totpUri(username: string, secret: string): string {
  return generateURI({ issuer: 'Portfel', label: username, secret });
}

/** The same to be scanned: an SVG document. */
export function totpQr(uri: string): Promise<string> {
  return toString(uri, { type: 'svg', margin: 2 });
}

/** The time step a code belongs to, if it is the one of now, of the step before or of the next (RFC 6238). */
export function totpStepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : undefined;
}
