/** What only a row can see, because it has to hold while its fault lasts or right after. */
export const whileItLasts = {
  'everything comes back':
    'When a fault is over, requests are answered and people get their wallets without anybody’s help.',
  'no process ends by itself': 'The same processes run before and after a fault that did not end them.',
  'ready tells the truth': 'Health pages say 503 while what a service needs is away, and 200 when it is back.',
  'memory stays flat': 'No process piles up what it cannot send.',
  'a stop is orderly': 'SIGTERM ends a process with 0 in time.',
  'no request fails after one retry': 'A client that asks once more at the other gateway notices no restart.',
  'other keys flow': 'A key that cannot go on holds up nobody else.',
  'a replay changes nothing': 'Reading everything again leaves every store as it was.',
  'a replay restores': 'Reading everything again into an empty store brings back what was there.',
} as const;

export type WhileItLasts = keyof typeof whileItLasts;
