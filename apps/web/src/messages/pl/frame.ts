import type { frame as english } from '../en/frame';
import type { Translation } from '../translation';

export const frame: Translation<typeof english> = {
  header: {
    product: 'Portfel',
    skip: 'Przejdź do treści',
    home: 'Portfel, strona główna',
    navigation: 'Główna',
    about: 'O nas',
    wallet: 'Mój portfel',
    admin: 'Administracja',
    books: 'Moje zapiski',
    signIn: 'Zaloguj się',
    signUp: 'Załóż konto',
    signOut: 'Wyloguj',
    account: 'Moje konto',
    settings: 'Ustawienia',
    theme: 'Przełącz między ciemnymi a jasnymi kolorami',
  },
  session: {
    signedOut: 'Wylogowano Cię.',
    signOutFailed: 'Nie udało się wylogować: serwis nie odpowiedział. Spróbuj ponownie za chwilę.',
    unreachable: 'Nie udało się sprawdzić Twojej sesji',
  },
  picture: {
    example: 'Przykład',
    label: 'Rysunek portfela z przykładowymi saldami',
  },
  offline: {
    banner: 'Brak połączenia z internetem. To, co widzisz, może być nieaktualne.',
    heading: 'Brak połączenia z internetem',
    text: 'Strona ruszy dalej sama, gdy połączenie wróci.',
  },
  actions: {
    tryAgain: 'Spróbuj ponownie',
    close: 'Zamknij',
    language: 'Język',
  },
};
