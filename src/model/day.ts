/** Waivers end, and tenders open, by the calendar of those who sign them. */
const PARIS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `YYYY-MM-DD`: the day that it is in Paris. */
export function parisDay(at: Date): string {
  const parts = new Map(PARIS.formatToParts(at).map(({ type, value }) => [type, value]));
  return ['year', 'month', 'day'].map((type) => parts.get(type as 'year')).join('-');
}
