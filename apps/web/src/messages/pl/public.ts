import type { publicPages as english } from '../en/public';
import type { Translation } from '../translation';

export const publicPages: Translation<typeof english> = {
  site: {
    tab: '{screen} | Portfel',
    description: 'Portfel z dokładnymi saldami i zapisem każdej operacji.',
  },
  footer: {
    navigation: 'Stopka',
    home: 'Strona główna',
    about: 'O nas',
    terms: 'Regulamin',
    privacy: 'Prywatność',
    copyright: '© {year} Portfel',
  },
  notFound: {
    title: 'Nie ma takiej strony',
    heading: 'Tu niczego nie ma',
    text: 'Adres jest błędny albo strona została przeniesiona.',
    home: 'Wróć na stronę główną',
  },
};
