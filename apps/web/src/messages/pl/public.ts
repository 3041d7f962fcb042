import type { publicPages as english } from '../en/public';
import type { Translation } from '../translation';

export const publicPages: Translation<typeof english> = {
  site: {
    tab: '{screen} | Portfel',
    description: 'Portfel z dokładnymi saldami i zapisem każdej operacji.',
  },
  footer: { navigation: 'Stopka', home: 'Strona główna', terms: 'Regulamin', copyright: '© {year} Portfel' },
  notFound: {
    title: 'Nie ma takiej strony',
    heading: 'Tu niczego nie ma',
    text: 'Adres jest błędny albo strona została przeniesiona.',
    home: 'Wróć na stronę główną',
  },
  terms: {
    title: 'Regulamin',
    heading: 'Regulamin',
    lead: 'Krótki, żeby dało się go przeczytać.',
    sections: {
      account: {
        heading: 'Twoje konto',
        text: 'Podaj adres e-mail, który należy do Ciebie: nim potwierdzasz konto i na niego do Ciebie piszemy. Hasło zachowaj dla siebie. To, co dzieje się po zalogowaniu Twoim hasłem, uznajemy za zrobione przez Ciebie.',
      },
      wallet: {
        heading: 'Twój portfel',
        text: 'Portfel zapisuje salda i operacje na zgromadzonych w nim aktywach. To zapis prowadzony przez tę instalację Portfela. Nie jest to rachunek bankowy, a saldo nie jest lokatą.',
      },
      data: {
        heading: 'Twoje dane',
        text: 'Przechowujemy to, co podajesz i co robisz, aby prowadzić Twoje konto. Nic na tych stronach nie jest wczytywane od innych firm i nie ma tu skryptów śledzących. Jedno ciasteczko utrzymuje Cię w koncie, drugie pamięta język; wybór kolorów pamięta Twoja przeglądarka.',
      },
    },
    back: 'Wróć do zakładania konta',
  },
};
