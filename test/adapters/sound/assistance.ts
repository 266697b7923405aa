import type { IsSound } from '../sound.ts';

interface Dated {
  readonly id?: string;
  readonly status?: string;
  readonly creationDate?: string;
  readonly lastUpdate?: string;
  readonly resolutionDate?: string;
  readonly content?: string;
  readonly size?: { readonly amount: number };
}

/** Identifiers once each, nothing before the opening, resolved only when it is, as long as it says. */
export const isSound: IsSound = (body) => {
  const records = (Array.isArray(body) ? body : [body]) as Dated[];
  const ids = records.map(({ id }) => id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) return false;
  return records.every(({ status, creationDate, lastUpdate, resolutionDate, content, size }) => {
    const opened = Date.parse(creationDate ?? '1970-01-01T00:00:00Z');
    const later = [lastUpdate, resolutionDate].every(
      (instant) => instant === undefined || Date.parse(instant) >= opened,
    );
    const over = status === undefined || ['resolved', 'closed'].includes(status);
    const whole =
      content === undefined || size === undefined || atob(content).length === size.amount;
    return later && whole && (resolutionDate === undefined || over);
  });
};
