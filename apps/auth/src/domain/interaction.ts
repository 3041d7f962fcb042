/** What an application wants of the person it sent to us. */
export interface AskedSignIn {
  readonly askedAt: Date;
  /** `prompt` of OpenID Connect. */
  readonly prompts: readonly string[];
  readonly maxAgeSeconds?: number;
  /** The account it knows the person by. */
  readonly accountId?: string;
}

export type Unmet = 'sign-in-again' | 'another-account-needed';

/** What has to happen before this session can answer; nothing, as a rule. */
export function unmetBy(
  session: { readonly accountId: string; readonly createdAt: Date },
  asked: AskedSignIn,
  now: Date,
): Unmet | undefined {
  if (asked.accountId !== undefined && asked.accountId !== session.accountId) return 'another-account-needed';
  const signedInAt = session.createdAt.getTime();
  if (asked.prompts.includes('login') && signedInAt < asked.askedAt.getTime()) return 'sign-in-again';
  const tooOld = asked.maxAgeSeconds !== undefined && signedInAt + asked.maxAgeSeconds * 1_000 < now.getTime();
  // Whoever has signed in since the question cannot do more, however short the time that was set.
  return tooOld && signedInAt < asked.askedAt.getTime() ? 'sign-in-again' : undefined;
}
