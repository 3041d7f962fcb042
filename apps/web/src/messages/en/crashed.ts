/** Shown in place of a screen that threw. Small and on its own: the last resort brings both languages. */
export const crashed = {
  title: 'Something broke',
  heading: 'Something broke on this page',
  text: 'It is our fault, not yours. Nothing you entered was sent twice.',
  home: 'Back to home',
} as const;
