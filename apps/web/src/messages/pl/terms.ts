import type { terms as english } from '../en/terms';
import type { Translation } from '../translation';

export const terms: Translation<typeof english> = {
  terms: {
    title: 'Regulamin',
    heading: 'Regulamin',
    lead: 'Krótki, żeby dało się go przeczytać. Obowiązuje od {date}.',
    sections: {
      account: {
        heading: 'Twoje konto',
        text: 'Podaj adres e-mail, który należy do Ciebie: nim potwierdzasz konto i na niego do Ciebie piszemy. Jedna osoba, jedno konto. Hasło zachowaj dla siebie: to, co dzieje się po zalogowaniu nim, uznajemy za zrobione przez Ciebie.',
      },
      wallet: {
        heading: 'Twój portfel',
        text: 'Portfel zapisuje salda i operacje na zgromadzonych w nim aktywach. To zapis prowadzony przez tę instalację Portfela. Nie jest to rachunek bankowy, a saldo nie jest lokatą.',
      },
      behaviour: {
        heading: 'O co Cię prosimy',
        text: 'Nie próbuj otwierać tego, co należy do innych, nie podawaj się za kogoś innego i nie wysyłaj tylu żądań, żeby inni musieli czekać. Kto tak robi, może stracić dostęp.',
      },
      service: {
        heading: 'Czego możesz oczekiwać od nas',
        text: 'To, co przyjęliśmy, zostanie wykonane, i to raz, nawet jeśli część systemu przez chwilę nie działa. Nie możemy obiecać, że serwis jest dostępny zawsze. Gdy go nie ma, mówi o tym, a nic z tego, co podano, nie ginie po cichu.',
      },
      data: {
        heading: 'Twoje dane',
        text: 'Przechowujemy to, co podajesz i co robisz, aby prowadzić Twoje konto, i po nic więcej. <privacy>Każde przechowywane pole oraz to, kto może je odczytać</privacy>, opisuje osobna strona.',
      },
      changes: {
        heading: 'Gdy regulamin się zmienia',
        text: 'Nowy regulamin pojawia się na tej stronie razem ze swoją datą. Jeśli się z nim nie zgadzasz, nie musisz dalej korzystać z konta.',
      },
    },
    back: 'Wróć do zakładania konta',
  },
};
