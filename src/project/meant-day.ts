import {isDay} from './day.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** A month by its English name, whole or cut to three letters or four. */
const MONTH = '([a-z]{3,9})\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
/** What lies beyond is a year of another calendar, or a slip: 1403 is a Persian year, 2568 a Buddhist one. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const DAY_MONTH = new RegExp(`^${DAY}(?: of)? ${MONTH},? (\\d{4})$`, 'i');
const MONTH_DAY = new RegExp(`^${MONTH} ${DAY},? (\\d{4})$`, 'i');

/**
 * The day that is surely meant by a date in another form, as `YYYY-MM-DD`: `2026/3/1`, `1 March 2026`, `March 1, 2026`,
 * `25/12/2026`. Nothing for `03/04/2026`, which is one day to some readers and another to others.
 */
export function meantDay(text: string): string | undefined {
  const words = text.trim().replace(/\s+/g, ' ');
  const [, year, month, day] = YEAR_FIRST.exec(words) ?? [];
  if (year && month && day) return dayOf(year, Number(month), Number(day));
  const [, one, two, last] = YEAR_LAST.exec(words) ?? [];
  if (one && two && last) return yearLast(last, Number(one), Number(two));
  const [, first, name, inYear] = DAY_MONTH.exec(words) ?? [];
  if (first && name && inYear) return dayOf(inYear, monthOf(name), Number(first));
  const [, named, second, ofYear] = MONTH_DAY.exec(words) ?? [];
  return named && second && ofYear ? dayOf(ofYear, monthOf(named), Number(second)) : undefined;
}

/** Of two numbers the one above twelve is the day; two that are equal are told apart by nobody. */
function yearLast(year: string, one: number, two: number): string | undefined {
  if (one === two || one > 12) return dayOf(year, two, one);
  return two > 12 ? dayOf(year, one, two) : undefined;
}

/** 1-based; 0 for what names none. */
function monthOf(name: string): number {
  const word = name.toLowerCase();
  const isName = (month: string) =>
    month === word || (month.startsWith(word) && (word.length === 3 || word === 'sept'));
  return MONTHS.findIndex(isName) + 1;
}

function dayOf(year: string, month: number, day: number): string | undefined {
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return undefined;
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}
