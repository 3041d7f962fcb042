import { errorCodes } from '@portfel/contracts';
import { problems as english } from '../../apps/web/src/messages/en/problems';
import { problems as polish } from '../../apps/web/src/messages/pl/problems';
import { rule } from './rule';

/** What only a program can do wrong, or what a screen says in a way of its own. */
const NOT_SAID: readonly string[] = [
  'bad-request',
  'client-required',
  'corrupted-token',
  'cross-site-request',
  'headers-too-large',
  'invalid-signature',
  'method-not-allowed',
  'not-acceptable',
  'operation-not-found',
  'service-unreachable',
  'token-expired',
  'unsupported-media-type',
  'uri-too-long',
  'wrong-rate',
  // The pages behind the links of mails.
  'email-already-confirmed',
  'email-change-confirmed',
  'hash-not-found',
  'wrong-hash',
  // The page on which an application is allowed to know somebody.
  'another-account-needed',
  'sign-in-again',
  'sign-in-request-expired',
];

rule(
  'every problem a person can meet is told in their language',
  (catalogues: object[]) =>
    errorCodes
      .filter((code) => !NOT_SAID.includes(code))
      .filter((code) => catalogues.some((catalogue) => !Object.hasOwn(catalogue, code))),
  () => [english.problems, polish.problems],
  () => [english.problems, { ...polish.problems, 'wrong-credentials': undefined }].map(withoutGaps),
);

/** A sentence that is not there, as a catalogue that lacks it. */
function withoutGaps(catalogue: object): object {
  return Object.fromEntries(Object.entries(catalogue).filter(([, sentence]) => sentence !== undefined));
}
