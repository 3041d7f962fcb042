import type { settings as english } from '../en/settings';
import type { Translation } from '../translation';

export const settings: Translation<typeof english> = {
  settings: {
    navigation: 'Ustawienia',
    loading: 'Wczytujemy Twoje ustawienia',
    personal: 'Profil',
    email: 'E-mail',
    export: 'Twoje dane',
    password: 'Hasło',
    sessions: 'Sesje',
    security: 'Bezpieczeństwo',
  },
  changePassword: {
    title: 'Zmień hasło',
    heading: 'Zmień hasło',
    lead: 'Raz na dobę. Wylogujemy Cię na wszystkich innych urządzeniach.',
    current: 'Obecne hasło',
    wrongCurrent: 'To nie jest Twoje obecne hasło.',
    password: 'Nowe hasło',
    repeat: 'Powtórz nowe hasło',
    submit: 'Zmień hasło',
    done: 'Hasło jest zmienione. Na wszystkich innych urządzeniach Cię wylogowano.',
    locked: 'Twoje hasło zmieniło się mniej niż dobę temu. Możesz je zmienić ponownie od {when}.',
  },
  sessions: {
    title: 'Urządzenia z dostępem do konta',
    heading: 'Urządzenia z dostępem do konta',
    loading: 'Wczytujemy Twoje sesje',
    count: '{count, plural, =1 {Tylko to urządzenie} one {# sesja} few {# sesje} many {# sesji} other {# sesji}}',
    thisDevice: 'To urządzenie',
    device: '{program}, {system}',
    unknownDevice: 'Nieznane urządzenie',
    inUse: 'W użyciu',
    lastUsed: 'Ostatnio w użyciu {when}',
    opened: 'logowanie {when}',
    end: 'Wyloguj',
    endOn: 'Wyloguj: {device}',
    endOthers:
      '{count, plural, =1 {Wyloguj drugie urządzenie} one {Wyloguj # inne urządzenie} few {Wyloguj # inne urządzenia} many {Wyloguj # innych urządzeń} other {Wyloguj # innego urządzenia}}',
    ended: 'Wylogowano: {device}.',
    othersEnded: 'Dostęp do konta ma teraz tylko to urządzenie.',
    hint: 'Nie poznajesz któregoś z nich? Wyloguj je i zmień hasło.',
    failed: 'Nie udało się wczytać Twoich sesji',
  },
};
