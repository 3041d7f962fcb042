/** Months are `2026-11` and days `2026-11-21`: days of the calendar, in no time zone. They compare as text. */

/** The day it is where the person is. */
export function today(now = new Date()): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

export const isMonth = (text: string | null): text is string => /^(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])$/.test(text ?? '');
export const isDay = (text: string): boolean =>
  isMonth(text.slice(0, 7)) &&
  !Number.isNaN(dateOf(text).getTime()) &&
  dateOf(text).toISOString().slice(0, 10) === text;

/** @param count months later; below zero for earlier */
export function addMonths(month: string, count: number): string {
  const date = dateOf(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** For formatting, with the time zone UTC. */
export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

const twoDigits = (number: number) => String(number).padStart(2, '0');
