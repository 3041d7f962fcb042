import type { wallet as english } from '../en/wallet';
import type { Translation } from '../translation';

export const wallet: Translation<typeof english> = {
  wallet: {
    title: 'Mój portfel',
    heading: 'Mój portfel',
    greeting: 'Dzień dobry, {username}',
    openedAt: 'Otwarty {date}',
    loading: 'Wczytujemy Twój portfel',
    sections: { navigation: 'Portfel', overview: 'Przegląd' },
    balances: 'Salda',
    accountNumber: 'Nr {number}',
    noAccounts: 'W tym portfelu nie ma jeszcze rachunków.',
    movements: 'Operacje',
    shown: 'Najnowsze {shown} z {all}',
    columns: { date: 'Data', movement: 'Operacja', amount: 'Kwota', balance: 'Saldo po operacji' },
    noMovements: {
      heading: 'Nie ma jeszcze operacji',
      text: 'Pierwsza pojawi się tutaj: z datą, kwotą i saldem po niej.',
    },
    opening: {
      heading: 'Otwieramy Twój portfel',
      text: 'To potrwa chwilę. Strona ruszy dalej sama.',
      long: 'Trwa to dłużej niż zwykle. Możesz zostawić tę stronę otwartą albo wrócić później: portfel zostanie otwarty.',
    },
    failed: 'Nie udało się wczytać Twojego portfela',
    stale: 'Nie udało się odświeżyć portfela. To, co widzisz, może być nieaktualne.',
  },
  assets: {
    PLN: 'Złoty polski',
    EUR: 'Euro',
    USD: 'Dolar amerykański',
    BTC: 'Bitcoin',
    ETH: 'Ether',
    POINTS: 'Punkty Portfela',
  },
  movementKinds: {
    welcome: 'Na powitanie',
  },
};
