import type { about as english } from '../en/about';
import type { Translation } from '../translation';

export const about: Translation<typeof english> = {
  about: {
    title: 'O nas',
    headline: {
      start: 'Portfel pilnuje',
      exact: 'każdej jednostki.',
      recorded: 'każdej operacji.',
      private: 'Twoich danych.',
      whole: 'Portfel pilnuje każdej jednostki, każdej operacji i Twoich danych.',
    },
    lead: 'Portfel na dowolne aktywa, zbudowany tak, by można było go sprawdzić: co przyszło, co wyszło i ile za każdym razem zostało.',
    sections: {
      what: {
        heading: 'Co to jest',
        text: 'W jednym portfelu masz rachunki w wielu aktywach. Każda operacja jest zapisana z czasem, kwotą i saldem po niej i nigdy potem się nie zmienia. Pomyłkę naprawia kolejna operacja, więc widzisz obie.',
      },
      exact: {
        heading: 'Dlaczego wszystko się zgadza',
        text: 'Kwoty to całkowite liczby najmniejszych jednostek. Każda operacja zabiera z jednego rachunku to, co daje drugiemu, w jednym kroku: dzieje się jedno i drugie albo nic. Żaden nasz ekran ani serwer nie liczy na zaokrąglonych liczbach.',
      },
      kept: {
        heading: 'Dlaczego nic nie ginie',
        text: 'Portfel składa się z małych usług, które przekazują sobie pracę przez kolejkę. Gdy któraś nie działa, Twoje zgłoszenie na nią czeka i zostanie wykonane później, raz. Jeśli trwa to długo, mówimy Ci, że czeka.',
      },
      private: {
        heading: 'Dlaczego jest Twój',
        text: 'Twój adres jest zaszyfrowany, hasła nikt nie może odczytać, a usługi przekazują sobie zapieczętowane koperty. Nic na tych stronach nie pochodzi od innych firm.',
      },
    },
    figuresHeading: 'W liczbach',
    figures: {
      trackers: { figure: '0', text: 'skryptów śledzących, reklam i żądań do innych serwerów' },
      roads: { figure: '1', text: 'droga każdej zmiany: przyjęta, wykonana raz, zapisana' },
      languages: { figure: '2', text: 'języki na każdej stronie i w każdej wiadomości' },
    },
    more: 'Jak traktujemy Twoje dane',
    start: 'Załóż konto',
  },
};
