import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  fields: {
    email: 'Podaj adres e-mail, na przykład imie@example.com',
    username: 'Użyj od 3 do 30 liter bez polskich znaków, cyfr oraz . _ -',
    password: 'Hasło nie spełnia jeszcze wszystkich warunków',
    passwordMissing: 'Podaj hasło',
    passwordRepeat: 'Nowe hasła nie są takie same',
    phone: 'Podaj numer z kodem kraju, na przykład +48 600 100 200',
    code: 'Wpisz sześć cyfr kodu',
    termsAccepted: 'Zaakceptuj regulamin, aby założyć konto',
    twitter: 'Użyj do 15 liter, cyfr i znaków _, z @ lub bez',
    linkedIn: 'Podaj cały adres, na przykład https://example.com',
    personalWebsite: 'Podaj cały adres, na przykład https://example.com',
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
    'email-already-changed': 'Adres konta można zmienić raz, a Twój już zmieniono.',
    'wrong-credentials': 'E-mail lub hasło jest nieprawidłowe.',
    'account-not-confirmed':
      'To konto nie jest jeszcze potwierdzone. Otwórz link z wiadomości, którą Ci wysłaliśmy, a potem się zaloguj.',
    'same-password': 'To jest Twoje obecne hasło. Wybierz inne.',
    'password-changed-recently':
      'Od ostatniej zmiany hasła nie minęła jeszcze doba. Po jej upływie możesz zmienić je ponownie.',
    'two-fa-required': 'Twoje konto wymaga kodu. Wyślij formularz jeszcze raz i wpisz kod.',
    'phone-two-fa-required': 'Twoje konto wymaga kodu z SMS-a. Wyślij formularz jeszcze raz i wpisz kod.',
    'wrong-2fa': 'Ten kod jest nieprawidłowy albo był już użyty. Wpisz ten, który aplikacja pokazuje teraz.',
    'phone-code-error': 'Ten kod jest nieprawidłowy, był już użyty albo stracił ważność.',
    'mfa-already-set': 'Twoje konto chroni już drugi składnik. Wyłącz go, zanim ustawisz inny.',
    'mfa-not-set': 'Twoje konto nie ma ustawionej aplikacji uwierzytelniającej.',
    'phone-not-set': 'Twoje konto nie ma ustawionego telefonu.',
    'payload-too-large': 'Ten plik jest za duży.',
    'picture-not-readable': 'Tego pliku nie potrafimy pokazać jako obrazu. Wybierz inny.',
    'picture-expired': 'To trwało zbyt długo. Wyślij zdjęcie jeszcze raz.',
    'user-not-found': 'Twojego profilu jeszcze nie ma. Spróbuj za chwilę.',
    unknown: 'Coś poszło nie tak. Spróbuj ponownie za chwilę.',
  },
  retryAfter: {
    seconds:
      '{seconds, plural, =1 {Spróbuj ponownie za sekundę.} one {Spróbuj ponownie za # sekundę.} few {Spróbuj ponownie za # sekundy.} many {Spróbuj ponownie za # sekund.} other {Spróbuj ponownie za # sekundy.}}',
  },
};
