import type { auth as english } from '../en/auth';
import type { Translation } from '../translation';

export const auth: Translation<typeof english> = {
  signUp: {
    title: 'Załóż konto',
    heading: 'Załóż konto',
    lead: 'To zajmie minutę. Portfel otworzymy za Ciebie.',
    email: 'E-mail',
    username: 'Nazwa użytkownika',
    usernameHint: 'Od 3 do 30 znaków: litery a–z, cyfry i\u00a0.\u00a0_\u00a0-',
    password: 'Hasło',
    accept: 'Akceptuję <terms>regulamin</terms>',
    next: 'Dalej',
    submit: 'Załóż konto',
    haveAccount: 'Masz już konto?',
    toSignIn: 'Zaloguj się',
    waiting:
      'Zakładamy Twoje konto… Mamy teraz duży ruch, więc potrwa to trochę dłużej. Twoje zgłoszenie czeka w kolejce i nie zginie.',
  },
  signUpSent: {
    heading: 'Sprawdź pocztę',
    text: 'Wysłaliśmy link na adres <address>{email}</address>. Otwórz go, aby potwierdzić adres, a potem się zaloguj.',
    hint: 'Po kilku minutach nadal nic? Zajrzyj do folderu ze spamem i sprawdź adres podany wyżej.',
    signIn: 'Przejdź do logowania',
  },
  passwordRules: {
    label: 'Hasło musi mieć',
    length: 'co najmniej 8 znaków',
    upper: 'wielką literę (A–Z)',
    lower: 'małą literę (a–z)',
    digit: 'cyfrę',
    special: 'jeden ze znaków # ? ! @ $ % ^ & * -',
    met: 'spełnione',
    open: 'brakuje',
    toggle: 'Pokaż znaki',
  },

  confirmAccount: {
    title: 'Potwierdź konto',
    heading: 'Potwierdź konto',
    lead: 'Jedno kliknięcie i Twój adres e-mail będzie potwierdzony.',
    submit: 'Potwierdź',
    waiting: 'Potwierdzamy Twoje konto…',
    done: {
      heading: 'Wszystko gotowe',
      text: 'Twoje konto jest potwierdzone. Zaloguj się, aby zobaczyć swój portfel.',
    },
    unknown: {
      heading: 'Ten link nie działa',
      text: 'Jest nieznany albo stracił ważność. Otwórz link z wiadomości jeszcze raz i sprawdź, czy został skopiowany w całości.',
    },
    spent: {
      heading: 'Już potwierdzone',
      text: 'Ten adres e-mail został potwierdzony wcześniej. Możesz się zalogować.',
    },
    toSignIn: 'Przejdź do logowania',
    toHome: 'Wróć na stronę główną',
  },
  resendConfirmation: {
    again: 'Wyślij wiadomość ponownie',
    sent: 'Jeśli ten adres czeka na wiadomość, kolejna jest już w drodze.',
  },

  signIn: {
    title: 'Logowanie',
    heading: 'Witaj ponownie',
    lead: 'Zaloguj się, aby zobaczyć swój portfel.',
    email: 'E-mail lub nazwa użytkownika',
    password: 'Hasło',
    submit: 'Zaloguj się',
    noAccount: 'Nie masz jeszcze konta?',
    toSignUp: 'Załóż je',
    forgot: 'Nie pamiętasz hasła?',
  },
  sessionEnded: {
    title: 'Sesja wygasła',
    heading: 'Twoja sesja się zakończyła',
    text: 'Minęło trochę czasu albo wylogowano Cię w innym miejscu. Zaloguj się ponownie, aby wrócić do tego samego miejsca.',
    signIn: 'Zaloguj się',
  },
  credentials: { heading: 'Rachunki, które się zgadzają.', text: 'Przy każdej operacji widać saldo po niej.' },

  forgotPassword: {
    title: 'Nie pamiętasz hasła',
    heading: 'Nie pamiętasz hasła?',
    lead: 'Podaj swój adres, a wyślemy Ci link do ustawienia nowego.',
    email: 'E-mail',
    submit: 'Wyślij link',
    toSignIn: 'Wróć do logowania',
    sent: {
      heading: 'Sprawdź pocztę',
      text: 'Jeśli do adresu {email} należy konto, link jest już w drodze. Zadziała raz, w ciągu godziny. Po kilku minutach nadal nic? Zajrzyj do folderu ze spamem.',
    },
  },
  resetPassword: {
    title: 'Ustaw nowe hasło',
    heading: 'Ustaw nowe hasło',
    lead: 'Wylogujemy Cię na wszystkich urządzeniach. Potem zalogujesz się nowym hasłem.',
    password: 'Nowe hasło',
    submit: 'Ustaw hasło',
    done: { heading: 'Hasło jest ustawione', text: 'Zaloguj się nowym hasłem.' },
    unknown: {
      heading: 'Ten link nie działa',
      text: 'Jest nieznany, stracił ważność albo został już użyty. Poproś o kolejny.',
    },
    askAgain: 'Poproś o kolejny link',
    toSignIn: 'Przejdź do logowania',
  },
};
