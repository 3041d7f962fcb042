import { z } from 'zod';
import { BookMonth, Language, ProfileFields, ProfileKind } from '@portfel/contracts';

const time = z.iso.datetime();
const minorUnits = z.string().regex(/^-?\d+$/);

const Wallet = z.object({
  id: z.uuid(),
  openedAt: time,
  accounts: z.array(
    z.object({
      id: z.uuid(),
      number: z.int().positive(),
      asset: z.object({ code: z.string(), name: z.string(), scale: z.int().min(0), kind: z.string() }),
      balance: minorUnits,
      held: minorUnits,
      label: z.string().optional(),
      closedAt: time.optional(),
      /** What may leave it in a day without the second factor. */
      stepUpAbove: minorUnits.optional(),
    }),
  ),
  /** By account, oldest first. */
  movements: z.array(
    z.object({
      id: z.string(),
      transferId: z.uuid(),
      accountId: z.uuid(),
      assetCode: z.string(),
      amount: minorUnits,
      balanceAfter: minorUnits,
      kind: z.string(),
      occurredAt: time,
      memo: z.string().optional(),
    }),
  ),
  /** Deposits and withdrawals, latest first. */
  payments: z.array(
    z.object({
      id: z.uuid(),
      accountId: z.uuid(),
      direction: z.string(),
      amount: minorUnits,
      assetCode: z.string(),
      status: z.string(),
      requestedAt: time,
      attempts: z.int().min(0),
      nextAttemptAt: time.optional(),
      reference: z.string().optional(),
      failure: z.string().optional(),
      endedAt: time.optional(),
      /** Where a withdrawal goes, until the bank has it and that is forgotten. */
      iban: z.string().optional(),
    }),
  ),
  /** Money that is set aside, by the person and for the person: active first, then latest first. */
  holds: z.array(
    z.object({
      id: z.uuid(),
      direction: z.string(),
      accountId: z.uuid().optional(),
      /** Username of the other side, if it has one. */
      counterpart: z.string().optional(),
      amount: minorUnits,
      assetCode: z.string(),
      status: z.string(),
      captured: minorUnits,
      placedAt: time,
      expiresAt: time,
      settledAt: time.optional(),
      transferId: z.uuid().optional(),
    }),
  ),
  /** Whether a mail says each month that the statement is ready. */
  monthlyStatement: z.boolean(),
});

const Bookkeeping = z.object({
  accounts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      name: z.string(),
      description: z.string().optional(),
      currency: z.string(),
      closingDay: z.int().optional(),
      archived: z.boolean(),
      balance: minorUnits,
    }),
  ),
  /** By day; amounts in hundredths, below zero for what went out. */
  movements: z.array(
    z.object({
      id: z.uuid(),
      accountId: z.uuid(),
      date: z.iso.date(),
      amount: minorUnits,
      description: z.string(),
      category: z.string().optional(),
    }),
  ),
  realBalances: z.array(z.object({ accountId: z.uuid(), month: BookMonth, amount: minorUnits })),
});

/** Everything the platform holds about the signed-in person, except what nobody can read: hashes of password and links. */
export const PersonalExport = z
  .object({
    exportedAt: time,
    account: z.object({
      id: z.uuid(),
      username: z.string(),
      email: z.string(),
      role: z.string(),
      /** What the person is written to in. */
      language: Language,
      /** With it the terms were accepted. */
      createdAt: time,
      confirmedAt: time.optional(),
      passwordChangedAt: time.optional(),
      emailChangedAt: time.optional(),
    }),
    /** Without the secret of an authenticator app, which is not told again. */
    secondFactor: z
      .object({
        kind: z.string(),
        activeAt: time.optional(),
        phone: z.string().optional(),
        recoveryCodesLeft: z.int().min(0),
      })
      .optional(),
    /** Latest opened first, also those that are over; at most 2,000. */
    sessions: z.array(
      z.object({
        id: z.uuid(),
        openedAt: time,
        lastUsedAt: time,
        endedAt: time.optional(),
        device: z.string().optional(),
      }),
    ),
    /** Links that were mailed, latest first; at most 2,000. */
    links: z.array(
      z.object({
        type: z.string(),
        madeAt: time.optional(),
        expiresAt: time,
        usedAt: time.optional(),
        /** Of an e-mail change: the address asked for. */
        email: z.string().optional(),
      }),
    ),
    /** `null` in the moment between sign-up and the profile's creation. */
    profile: ProfileFields.extend({
      kind: ProfileKind,
      /** The larger one, as a `data:` address; `null` without a photo. */
      photo: z.string().nullable(),
    }).nullable(),
    /** `null` in the moment between sign-up and the wallet's opening. */
    wallet: Wallet.nullable(),
    /** What the person notes of their own money, apart from the wallet. */
    bookkeeping: Bookkeeping,
    /** Mails and SMS that were sent or are to be sent, without their content; at most 2,000. */
    deliveries: z.array(
      z.object({
        id: z.uuid(),
        channel: z.string(),
        template: z.string(),
        status: z.string(),
        attempts: z.int().min(0),
        expiresAt: time,
        sentAt: time.optional(),
        failure: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'PersonalExport' });
export type PersonalExport = z.infer<typeof PersonalExport>;
