import type { privacy as english } from '../en/privacy';
import type { Translation } from '../translation';

export const privacy: Translation<typeof english> = {
  privacy: {
    title: 'Prywatność',
    heading: 'Twoje dane',
    lead: 'To, co Twoje, możesz przeczytać tylko Ty: nie ci, którzy tworzą Portfel, i nie ci, którzy go prowadzą. Poniżej jest każde pole, które przechowujemy, oraz miejsca, w których ta obietnica dziś się kończy.',
    classesHeading: 'Sześć klas',
    classesLead: 'Każde pole ma jedną z tych klas i to ona decyduje, jak je przechowujemy.',
    classes: {
      P: { name: 'Publiczne', text: 'Może je zobaczyć każdy.' },
      S: { name: 'Zapieczętowane', text: 'Tylko dla Ciebie. Nikt inny ich nie dostaje, a w drodze są zaszyfrowane.' },
      T: { name: 'Przejściowe', text: 'Zaszyfrowane; jedna usługa otwiera je na czas wysłania wiadomości.' },
      V: { name: 'Sprawdzalne', text: 'Nikt nie może ich odczytać, można je tylko porównać.' },
      K: { name: 'Tajemnica usługi', text: 'Klucz, który ma jedna usługa i nikt więcej. Nic o Tobie nie mówi.' },
      L: { name: 'Zapis', text: 'Kwoty, czasy, stany i losowe numery. Same w sobie nikogo nie wskazują.' },
    },
    keptHeading: 'Co przechowujemy',
    columns: { what: 'Co', dataClass: 'Klasa', who: 'Kto może to odczytać', how: 'Jak to przechowujemy' },
    kept: {
      username: {
        what: 'Twoja nazwa użytkownika',
        who: 'Każdy',
        how: 'Tak, jak została wpisana',
      },
      profile: {
        what: 'Twój profil: imię i nazwisko, linki, tytuł, kilka słów o Tobie',
        who: 'Ty, a to, co zechcesz opublikować, każdy',
        how: 'Zaszyfrowany (AES-256-GCM) kluczem, który ma tylko Twój profil',
      },
      publicProfile: {
        what: 'Twoje zdjęcie i wybór tego, co pokazujesz w profilu',
        who: 'Każdy',
        how: 'Zdjęcie bez ukrytych danych, zaszyfrowane Twoim kluczem; Twój wybór jawnie',
      },
      profileKey: {
        what: 'Klucze Twojego profilu i Twoich zapisków',
        who: 'Usługi, które je przechowują',
        how: 'Zaszyfrowany kluczem usługi; niszczony razem z Twoim kontem',
      },
      books: {
        what: 'Twoje zapiski: konta, kwoty, dni, opisy, kategorie',
        who: 'Ty',
        how: 'Zaszyfrowane (AES-256-GCM) kluczem, który należy tylko do Ciebie',
      },
      bookTimes: {
        what: 'Liczba Twoich zapisków i czas, kiedy powstały',
        who: 'Usługa portfela i operator jej bazy danych, bez Twojego nazwiska',
        how: 'Jawnie, obok losowych numerów; znikają razem z kontem',
      },
      accountLabel: {
        what: 'Nazwy, które nadajesz swoim kontom',
        who: 'Ty',
        how: 'Zaszyfrowane (AES-256-GCM) Twoim własnym kluczem',
      },
      device: {
        what: 'Urządzenie, na którym się logujesz, na przykład „Firefox on Windows”',
        who: 'Ty, w Ustawieniach, w części Sesje',
        how: 'Zaszyfrowane (AES-256-GCM), razem z sesją',
      },
      iban: {
        what: 'Rachunek bankowy, na który wypłacasz pieniądze',
        who: 'Bank, który wykonuje wypłatę',
        how: 'Zaszyfrowany Twoim własnym kluczem; znika, gdy bank przyjmie wypłatę',
      },
      memo: {
        what: 'Tytuły przelewów: Twoich i tych, które dostajesz',
        who: 'Ty i druga strona przelewu',
        how: 'Zaszyfrowane osobnym kluczem każdego z Was; znikają razem z kontem',
      },
      email: {
        what: 'Twój adres e-mail',
        who: 'Ty; usługa, która Cię loguje, oraz ta, która wysyła wiadomość, na czas wysyłki',
        how: 'Zaszyfrowany (AES-256-GCM); w zleceniu wiadomości zapieczętowany i usuwany po wysłaniu',
      },
      applications: {
        what: 'To, na co pozwalasz innym aplikacjom, oraz ich kody i tokeny',
        who: 'Usługa, która Cię loguje; aplikacja to, na co jej pozwalasz',
        how: 'Zaszyfrowane (AES-256-GCM); usuwane po czasie',
      },
      mailLinks: {
        what: 'Link w wiadomości albo urządzenie, o którym mówi',
        who: 'Ty; usługa pocztowa, na czas wysyłki',
        how: 'Zapieczętowany i usuwany po wysłaniu',
      },
      answers: {
        what: 'Odpowiedź na logowanie, aby to samo żądanie wysłane ponownie dostało tę samą odpowiedź',
        who: 'Bramka, na potrzeby tej odpowiedzi',
        how: 'Zapieczętowana; usuwana po 35 dniach',
      },
      password: {
        what: 'Twoje hasło',
        who: 'Nikt',
        how: 'Jako skrót Argon2id: można go sprawdzić, nie odczytać',
      },
      phone: {
        what: 'Twój numer telefonu, jeśli chroni Twoje konto',
        who: 'Ty widzisz jego początek i koniec; usługa, która Cię loguje, oraz ta, która wysyła SMS, na czas wysyłki',
        how: 'Zaszyfrowany (AES-256-GCM); w zleceniu SMS-a zapieczętowany razem z kodem i usuwany po wysłaniu',
      },
      codes: {
        what: 'Kody z SMS-ów i kody zapasowe',
        who: 'Nikt',
        how: 'HMAC-SHA-256 z kluczem spoza bazy danych; znikają po użyciu albo po czasie',
      },
      closedName: {
        what: 'Odcisk nazwy użytkownika zamkniętego konta, aby nikt już jej nie dostał',
        who: 'Nikt',
        how: 'HMAC-SHA-256 z kluczem spoza bazy danych',
      },
      totpSecret: {
        what: 'Sekret Twojej aplikacji z kodami',
        who: 'Ty raz, gdy powstaje; usługa, która Cię loguje',
        how: 'Zaszyfrowany (AES-256-GCM)',
      },
      addressIndex: {
        what: 'Odcisk Twojego adresu i telefonu: po nim znajdujemy konto i liczymy błędne próby',
        who: 'Nikt',
        how: 'HMAC-SHA-256 z kluczem spoza bazy danych',
      },
      deviceIndex: {
        what: 'Odcisk każdego urządzenia, na którym się logujesz: po nim poznajemy nowe',
        who: 'Nikt',
        how: 'HMAC-SHA-256 z kluczem spoza bazy danych',
      },
      tokens: {
        what: 'To, co potwierdza sesję albo link z wiadomości',
        who: 'Nikt poza okazicielem',
        how: 'Jako SHA-256 losowych liczb; to, czego może jeszcze potrzebować nowa karta, zaszyfrowane przez dziesięć sekund',
      },
      requests: {
        what: 'Odcisk każdego wysłanego żądania',
        who: 'Nikt',
        how: 'HMAC-SHA-256; usuwany po 35 dniach',
      },
      wallet: {
        what: 'Twój portfel: rachunki, kwoty, salda, czasy',
        who: 'Ty oraz osoba, która prowadzi usługę portfela, bez wiedzy, czyj on jest',
        how: 'Jawnie, bez możliwości zmiany, pod losowymi numerami',
      },
      record: {
        what: 'Kiedy konto powstało, zostało potwierdzone, było używane; jakie wiadomości wysłano i kiedy',
        who: 'Ty oraz osoba, która prowadzi daną usługę',
        how: 'Jawnie, pod losowymi numerami',
      },
      messages: {
        what: 'To, że żądanie zostało wykonane i z jakim wynikiem',
        who: 'Osoba, która prowadzi usługę',
        how: 'Jawnie, pod losowymi numerami; usuwane po 35 dniach',
      },
    },
    sections: {
      travel: {
        heading: 'W drodze',
        text: 'Części Portfela rozmawiają wiadomościami. To, co w tabeli jest zapieczętowane, jest zapieczętowane w każdej wiadomości dla tej jednej usługi, która tego potrzebuje. Wiadomości przechowujemy siedem dni, a te, których nie dało się wykonać, trzydzieści.',
      },
      logs: {
        heading: 'W dziennikach',
        text: 'Po żądaniu zostaje wiersz: o co pytano, wynik, czas trwania, adres IP i losowy numer Twojego konta. Nigdy nie ma w nim haseł, adresów ani tokenów.',
      },
      browser: {
        heading: 'W Twojej przeglądarce',
        text: 'Jedno ciasteczko podtrzymuje Twoje logowanie i skrypty nie mogą go odczytać. Drugie pamięta język. Pamięć przeglądarki przechowuje wybór kolorów oraz to, czy ktoś jest zalogowany. Nie ma tam niczego, co by Cię śledziło.',
      },
      others: {
        heading: 'Inne firmy',
        text: 'Te strony nie wczytują niczego z innych serwerów: żadnych krojów pisma, liczników ani reklam. Wiadomość e-mail przechodzi przez serwer pocztowy tego, kto prowadzi ten Portfel, i przez Twój.',
      },
    },
    proof:
      'Przy każdym budowaniu programu test wpisuje oznaczone wartości w każde tajne pole i szuka ich w bazach, wiadomościach, dziennikach i poczcie. Mogą się znaleźć tylko tam, gdzie mówi o tym ta strona.',
    terms: 'Regulamin',
  },
};
