import type { crashed as english } from '../en/crashed';
import type { Translation } from '../translation';

export const crashed: Translation<typeof english> = {
  title: 'Coś się zepsuło',
  heading: 'Coś się zepsuło na tej stronie',
  text: 'To nasza wina, nie Twoja. Nic z tego, co podano, nie zostało wysłane dwa razy.',
  home: 'Wróć na stronę główną',
};
