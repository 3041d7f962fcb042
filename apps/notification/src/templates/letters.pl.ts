import { monthInWords } from './letter';
import type { Letters } from './letters.en';

export const polish: Letters = {
  'confirm-account': ({ pageWithToken, until }) => ({
    subject: 'Portfel: potwierdź swoje konto',
    paragraphs: ['jeszcze jeden krok i portfel jest Twój. Otwórz tę stronę i naciśnij Potwierdź:'],
    action: { label: 'Potwierdź konto', link: pageWithToken('/account-confirmation') },
    closing: `Link zadziała raz, do ${until}. Jeśli to nie Ty zakładasz konto w Portfelu, nie rób nic: bez potwierdzenia nikt nie może z niego korzystać.`,
  }),
  'reset-password': ({ pageWithToken, until }) => ({
    subject: 'Portfel: ustaw nowe hasło',
    paragraphs: ['ktoś, mamy nadzieję, że Ty, nie pamięta hasła do Twojego konta. Nowe ustawisz na tej stronie:'],
    action: { label: 'Ustaw nowe hasło', link: pageWithToken('/password-reset') },
    closing: `Link zadziała raz, do ${until}. Jeśli to nie Ty, nie rób nic: hasło zostanie takie, jakie jest.`,
  }),
  'password-changed': ({ page }) => ({
    subject: 'Portfel: Twoje hasło zostało zmienione',
    paragraphs: [
      'przed chwilą zmieniono hasło do Twojego konta, a na wszystkich innych urządzeniach Cię wylogowano.',
      'Jeśli to Ty, nie musisz nic robić. Jeśli nie, ustaw teraz nowe hasło:',
    ],
    action: { label: 'Ustaw nowe hasło', link: page('/password-reset') },
    closing: 'Piszemy o każdej zmianie hasła. Ta wiadomość o nic więcej nie prosi.',
  }),
  'new-device': ({ page, device }) => ({
    subject: 'Portfel: nowe logowanie na Twoje konto',
    paragraphs: [
      `ktoś właśnie zalogował się na Twoje konto z urządzenia, którego wcześniej do tego nie używano: ${device?.replace(' on ', ', ') ?? 'nieznane urządzenie'}.`,
      'Jeśli to Ty, nie musisz nic robić. Jeśli nie, ktoś zna Twoje hasło. Ustaw teraz nowe, a tamto urządzenie zostanie wylogowane:',
    ],
    action: { label: 'Ustaw nowe hasło', link: page('/password-reset') },
    closing:
      'W Ustawieniach, w części Sesje, widzisz wszystkie urządzenia z dostępem do konta. Ta wiadomość o nic więcej nie prosi.',
  }),
  'change-email': ({ pageWithToken, until }) => ({
    subject: 'Portfel: potwierdź nowy adres e-mail',
    paragraphs: [
      'ten adres ma być adresem Twojego konta. Otwórz tę stronę i naciśnij Potwierdź; do tego czasu zostaje dotychczasowy adres:',
    ],
    action: { label: 'Potwierdź adres', link: pageWithToken('/email-change-confirmation') },
    closing: `Link zadziała raz, do ${until}. Jeśli to nie Twoja prośba, nie rób nic: bez potwierdzenia nic się nie zmieni.`,
  }),
  'email-changed': () => ({
    subject: 'Portfel: Twój adres e-mail został zmieniony',
    paragraphs: [
      'Twoje konto ma od teraz inny adres e-mail. Tym adresem nie można się już zalogować i nie przyjdą tu kolejne wiadomości.',
    ],
    closing:
      'Jeśli to nie Ty, ktoś zna Twoje hasło i przeczytał wiadomość pod nowym adresem: napisz od razu do osoby, która prowadzi ten Portfel.',
  }),
  'account-closed': () => ({
    subject: 'Portfel: Twoje konto jest zamknięte',
    paragraphs: [
      'Twoje konto jest zamknięte, a to, co o Tobie wiedzieliśmy, usunięte: profil, ustawienia, sesje, ten adres.',
      'Twojej nazwy użytkownika nikt już nie dostanie. Z tym adresem możesz w każdej chwili założyć nowe konto.',
    ],
    closing: 'To była ostatnia wiadomość. Jeśli to nie Ty zamykasz konto, ktoś inny znał Twoje hasło.',
  }),
  'second-factor-on': ({ page }) => ({
    subject: 'Portfel: drugi składnik chroni Twoje konto',
    paragraphs: [
      'od teraz oprócz hasła prosimy o kod. Kody zapasowe przechowuj w bezpiecznym miejscu: jeden z nich wpuści Cię do konta, jeśli stracisz telefon.',
      'Jeśli to nie Ty, ktoś zna Twoje hasło. Ustaw teraz nowe:',
    ],
    action: { label: 'Ustaw nowe hasło', link: page('/password-reset') },
    closing: 'Piszemy o każdej zmianie tego, jak chronione jest Twoje konto. Ta wiadomość o nic więcej nie prosi.',
  }),
  'second-factor-off': ({ page }) => ({
    subject: 'Portfel: Twoje konto chroni tylko hasło',
    paragraphs: [
      'przed chwilą wyłączono drugi składnik Twojego konta: nikt nie zostanie już zapytany o kod.',
      'Jeśli to nie Ty, ustaw teraz nowe hasło i włącz drugi składnik ponownie:',
    ],
    action: { label: 'Ustaw nowe hasło', link: page('/password-reset') },
    closing: 'Piszemy o każdej zmianie tego, jak chronione jest Twoje konto. Ta wiadomość o nic więcej nie prosi.',
  }),
  'recovery-code-used': ({ page }) => ({
    subject: 'Portfel: użyto kodu zapasowego',
    paragraphs: [
      'przed chwilą użyto jednego z Twoich kodów zapasowych zamiast kodu z telefonu. Ten kod już nie działa.',
      'Jeśli to Ty, nie musisz nic robić; pobierz nowe kody, zanim się skończą. Jeśli nie, ustaw teraz nowe hasło:',
    ],
    action: { label: 'Ustaw nowe hasło', link: page('/password-reset') },
    closing: 'Piszemy za każdym razem, gdy ktoś użyje kodu zapasowego. Ta wiadomość o nic więcej nie prosi.',
  }),
  'recovery-codes-renewed': ({ page }) => ({
    subject: 'Portfel: nowe kody zapasowe do Twojego konta',
    paragraphs: [
      'przed chwilą utworzono nowe kody zapasowe do Twojego konta. Stare już nie działają: możesz je wyrzucić.',
      'Jeśli to nie Ty, ustaw teraz nowe hasło:',
    ],
    action: { label: 'Ustaw nowe hasło', link: page('/password-reset') },
    closing: 'Piszemy o każdej zmianie tego, jak chronione jest Twoje konto. Ta wiadomość o nic więcej nie prosi.',
  }),
  'statement-ready': ({ page, month = '' }) => ({
    subject: `Portfel: wyciąg za ${monthInWords('pl', month)} jest gotowy`,
    paragraphs: [
      `Twój wyciąg za ${monthInWords('pl', month)} jest gotowy. To, co w nim jest, jest tylko dla Ciebie, dlatego ta wiadomość tego nie mówi. Przeczytasz go i pobierzesz tutaj:`,
    ],
    action: { label: 'Przeczytaj wyciąg', link: page(`/wallet/statement?month=${month}`) },
    closing: 'Ta wiadomość przychodzi raz w miesiącu na Twoje życzenie. Wyłączysz ją na stronie wyciągu.',
  }),
};
