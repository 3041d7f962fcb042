import type { authorize as english } from '../en/authorize';
import type { Translation } from '../translation';

export const authorize: Translation<typeof english> = {
  authorize: {
    title: 'Logowanie do aplikacji',
    heading: 'Zaloguj się do {client}',
    lead: '{client} chce zalogować Cię przez Portfel. Potem wrócisz na {host}.',
    as: 'Korzystasz z konta',
    learns: 'Co otrzyma {client}',
    scopes: {
      openid: 'Losowy identyfikator Twojego konta',
      profile: 'Twoją nazwę użytkownika i rolę',
      email: 'Twój adres e-mail',
      offline_access: 'Dostęp do tych danych pod Twoją nieobecność, aż wylogujesz się z Portfela lub zmienisz hasło',
    },
    allow: 'Zezwól i zaloguj',
    refuse: 'Nie zezwalaj',
    notYou: 'To nie Ty?',
    otherAccount: 'Użyj innego konta',
    loading: 'Wczytujemy prośbę o zalogowanie',
    failed: 'Nie udało się wczytać prośby o zalogowanie',
    toHome: 'Przejdź do Portfela',
    leaving: { heading: 'Wracasz do {client}', text: 'Jeszcze chwila…' },
    expired: {
      heading: 'Ta prośba o zalogowanie wygasła',
      text: 'Udzielono już odpowiedzi, minął czas albo zaczęto w innej przeglądarce. Wróć do aplikacji i zacznij od nowa.',
    },
    'sign-in-again': {
      heading: 'Zaloguj się jeszcze raz',
      text: '{client} prosi o ponowne zalogowanie.',
      submit: 'Zaloguj się ponownie',
    },
    'another-account-needed': {
      heading: 'Potrzebne jest inne konto',
      text: '{client} zna Cię z innego konta. Zaloguj się na nie, aby kontynuować.',
      submit: 'Zaloguj się na inne konto',
    },
  },
};
