import type { wallet as english } from '../en/wallet';
import type { Translation } from '../translation';

export const wallet: Translation<typeof english> = {
  wallet: {
    title: 'Mój portfel',
    heading: 'Mój portfel',
    greeting: 'Dzień dobry, {username}',
    openedAt: 'Otwarty {date}',
    loading: 'Wczytujemy Twój portfel',
    sections: { navigation: 'Portfel', overview: 'Przegląd', statement: 'Wyciąg', accounts: 'Rachunki' },
    balances: 'Salda',
    accountNumber: 'Nr {number}',
    noAccounts: 'W tym portfelu nie ma jeszcze rachunków.',
    movements: 'Ostatnie operacje',
    manageAccounts: 'Zarządzaj rachunkami',
    allMovements:
      '{count, plural, one {Cała # operacja} few {Wszystkie # operacje} many {Wszystkie # operacji} other {Wszystkie # operacji}}',
    availableAndHeld: 'dostępne {available}, zablokowane {held}',
    actions: { send: 'Wyślij', deposit: 'Wpłać', withdraw: 'Wypłać', exchange: 'Wymień', hold: 'Zablokuj' },
    firstStep: {
      heading: 'Włóż coś do portfela',
      text: 'Wpłać pieniądze ze swojego banku. Potem możesz wysyłać je innym po nazwie użytkownika, wymieniać i wypłacać.',
      orReceive: 'Albo poproś kogoś o przelew: Twoja nazwa tutaj to <name>{username}</name>.',
      deposit: 'Wpłać',
    },
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
  valuation: {
    heading: 'Razem',
    currency: 'Waluta sumy',
    loading: 'Wczytujemy wartość portfela',
    change: '{change} przez {days, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}',
    chart: 'Wartość portfela od {from} do {to}: od {first} do {last}',
    unpriced: 'Bez ceny, więc nieliczone: {assets}.',
    range: 'Jak daleko wstecz',
    ranges: { '30': '30 dni', '90': '90 dni', '365': 'Rok' },
  },
  assets: {
    PLN: 'Złoty polski',
    EUR: 'Euro',
    USD: 'Dolar amerykański',
    BTC: 'Bitcoin',
    ETH: 'Ether',
    POINTS: 'Punkty Portfela',
  },
};
