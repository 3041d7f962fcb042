import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  fields: {
    email: 'Podaj adres e-mail, na przykład imie@example.com',
    username: 'Użyj od 3 do 30 liter bez polskich znaków, cyfr oraz . _ -',
    password: 'Hasło nie spełnia jeszcze wszystkich warunków',
    passwordMissing: 'Podaj hasło',
    passwordRepeat: 'Nowe hasła nie są takie same',
    termsAccepted: 'Zaakceptuj regulamin, aby założyć konto',
  },
  problems: {
    offline: 'Brak połączenia z internetem. Nic nie zostało wysłane i nic z tego, co podano, nie zginęło.',
    unreachable: 'Nie można połączyć się z serwisem. Nic z tego, co podano, nie zginęło: spróbuj ponownie za chwilę.',
    'gateway-unreachable':
      'Nie można połączyć się z serwisem. Nic z tego, co podano, nie zginęło: spróbuj ponownie za chwilę.',
    'gateway-timeout': 'Odpowiedź nie przyszła na czas. Spróbuj ponownie: nic nie zostanie wykonane dwa razy.',
    'reply-timeout': 'Odpowiedź nie przyszła na czas. Spróbuj ponownie: nic nie zostanie wykonane dwa razy.',
    'service-unavailable': 'Mamy teraz bardzo duży ruch. Nic z tego, co podano, nie zginęło.',
    'too-many-requests': 'Zbyt wiele prób w krótkim czasie.',
    'internal-error': 'Coś zawiodło po naszej stronie. Spróbuj ponownie za chwilę.',
    'still-pending':
      'Trwa to dłużej niż zwykle. Twoje zgłoszenie nie zginęło: spróbuj ponownie za chwilę, aby zobaczyć wynik.',
    'validation-error': 'Niektóre pola są niepoprawne. Popraw je i wyślij formularz jeszcze raz.',
    'user-already-exists':
      'Konto z tym adresem e-mail lub tą nazwą użytkownika już istnieje. Zaloguj się albo wybierz inne.',
    'wrong-credentials': 'E-mail lub hasło jest nieprawidłowe.',
    'account-not-confirmed':
      'To konto nie jest jeszcze potwierdzone. Otwórz link z wiadomości, którą Ci wysłaliśmy, a potem się zaloguj.',
    'same-password': 'To jest Twoje obecne hasło. Wybierz inne.',
    'password-changed-recently':
      'Od ostatniej zmiany hasła nie minęła jeszcze doba. Po jej upływie możesz zmienić je ponownie.',
    unknown: 'Coś poszło nie tak. Spróbuj ponownie za chwilę.',
  },
  retryAfter: {
    seconds:
      '{seconds, plural, =1 {Spróbuj ponownie za sekundę.} one {Spróbuj ponownie za # sekundę.} few {Spróbuj ponownie za # sekundy.} many {Spróbuj ponownie za # sekund.} other {Spróbuj ponownie za # sekundy.}}',
  },
};
