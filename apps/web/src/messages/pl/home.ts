import type { home as english, homeStart as englishStart } from '../en/home';
import type { Translation } from '../translation';

export const home: Translation<typeof english> = {
  home: {
    title: 'Portfel, w którym wszystko się zgadza',
    heading: 'Jeden portfel. Każda operacja zapisana.',
    lead: 'Portfel przechowuje Twoje salda w wielu aktywach i zapisuje każdą operację razem z saldem po niej. Zawsze możesz sprawdzić, skąd wziął się dzisiejszy stan.',
    points: {
      exact: {
        title: 'Dokładność co do jednostki',
        text: 'Kwoty to całkowite liczby najmniejszych jednostek, od bazy danych aż po tę stronę. Po drodze nic nie jest zaokrąglane.',
      },
      private: {
        title: 'Tylko dla Ciebie',
        text: 'Tylko Ty możesz otworzyć swój portfel. Twoje dane osobowe wędrują między częściami systemu zaszyfrowane.',
      },
      once: {
        title: 'Nic nie ginie, nic się nie dubluje',
        text: 'Gdy mamy duży ruch, Twoje zgłoszenie czeka na swoją kolej. Ten sam formularz wysłany ponownie nigdy nie zadziała dwa razy.',
      },
    },
    stepsHeading: 'Zacznij w trzech krokach',
    steps: {
      create: { title: 'Załóż konto', text: 'Adres e-mail, nazwa użytkownika i dobre hasło.' },
      confirm: { title: 'Potwierdź e-mail', text: 'Otwórz link z wiadomości, którą Ci wyślemy.' },
      signIn: { title: 'Zaloguj się', text: 'Twój portfel jest już otwarty i czeka.' },
    },
  },
};

export const homeStart: Translation<typeof englishStart> = {
  homeStart: {
    email: 'E-mail',
    start: 'Zacznij',
    openWallet: 'Otwórz mój portfel',
    haveAccount: 'Masz już konto?',
    signIn: 'Zaloguj się',
  },
};
