import type { Language, TransferKind } from '@portfel/contracts';

/** What a statement is written with; labels of columns in the order of the columns. */
interface StatementTexts {
  readonly title: string;
  readonly columns: {
    readonly time: string;
    readonly account: string;
    readonly asset: string;
    readonly kind: string;
    readonly counterparty: string;
    readonly memo: string;
    readonly amount: string;
    readonly fee: string;
    readonly balance: string;
    readonly transfer: string;
  };
  readonly kinds: Readonly<Record<TransferKind, string>>;
  readonly sums: {
    readonly account: string;
    readonly opening: string;
    readonly closing: string;
    readonly count: string;
  };
  readonly beginning: string;
  readonly now: string;
  readonly utc: string;
  readonly filtered: string;
  readonly nothing: string;
  page(number: number): string;
}

export const statementTexts: Readonly<Record<Language, StatementTexts>> = {
  en: {
    title: 'Statement',
    columns: {
      time: 'Time (UTC)',
      account: 'Account',
      asset: 'Asset',
      kind: 'Kind',
      counterparty: 'Other side',
      memo: 'Memo',
      amount: 'Amount',
      fee: 'Fee in it',
      balance: 'Balance after',
      transfer: 'Transfer',
    },
    kinds: {
      welcome: 'Welcome',
      transfer: 'Transfer',
      capture: 'Captured hold',
      exchange: 'Exchange',
      deposit: 'Deposit',
      withdrawal: 'Withdrawal',
      grant: 'Grant',
      burn: 'Burn',
      reversal: 'Reversal',
    },
    sums: { account: 'Account', opening: 'Opening balance', closing: 'Closing balance', count: 'Movements' },
    beginning: 'the beginning',
    now: 'now',
    utc: 'All times are UTC.',
    filtered: 'Only movements that were searched for are listed; balances and numbers are of the whole period.',
    nothing: 'There are no movements.',
    page: (number) => `Page ${number}`,
  },
  pl: {
    title: 'Wyciąg',
    columns: {
      time: 'Czas (UTC)',
      account: 'Rachunek',
      asset: 'Aktywo',
      kind: 'Rodzaj',
      counterparty: 'Druga strona',
      memo: 'Tytuł',
      amount: 'Kwota',
      fee: 'W tym opłata',
      balance: 'Saldo po operacji',
      transfer: 'Operacja',
    },
    kinds: {
      welcome: 'Na powitanie',
      transfer: 'Przelew',
      capture: 'Pobranie z blokady',
      exchange: 'Wymiana',
      deposit: 'Wpłata',
      withdrawal: 'Wypłata',
      grant: 'Przyznanie',
      burn: 'Umorzenie',
      reversal: 'Zwrot',
    },
    sums: { account: 'Rachunek', opening: 'Saldo początkowe', closing: 'Saldo końcowe', count: 'Operacje' },
    beginning: 'początku',
    now: 'teraz',
    utc: 'Wszystkie czasy podano w UTC.',
    filtered: 'Wymieniono tylko wyszukane operacje; salda i liczby dotyczą całego okresu.',
    nothing: 'Nie ma żadnych operacji.',
    page: (number) => `Strona ${number}`,
  },
};
