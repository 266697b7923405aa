import { at, isShape, member } from './shapes.js';

const EXTENSION = 'x-prise-niveau-de-service';
/** Longest address that is read. */
const MAX_ADDRESS = 2000;

/** @param {unknown} value */
function isContact(value) {
  if (typeof value !== 'string' || value.length > MAX_ADDRESS) return false;
  return (
    /^https:\/\/[^\s/]+/i.test(value) || /^(?:mailto:)?[^\s@]+@[^\s@.]+\.[^\s@]+$/i.test(value)
  );
}

/** Members of a service level: what each must be, and how it is said. */
const MEMBERS = [
  {
    name: 'disponibilite',
    /** @param {unknown} value */
    holds: (value) => typeof value === 'number' && value > 0 && value <= 100,
    say: 'la part du temps où le service répond, en pour cent (99.5)',
  },
  {
    name: 'delaiMs',
    /** @param {unknown} value */
    holds: (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
    say: 'le temps de réponse promis, en millisecondes (800)',
  },
  {
    name: 'assistance',
    holds: isContact,
    say: 'l’adresse de l’assistance, en https:// ou un courriel',
  },
];

/** The document says how well its service will serve: availability, response time, support.
 * @param {unknown} document */
export default function serviceLevel(document) {
  const place = [[EXTENSION], ['info', EXTENSION]].find(
    (names) => at(document, ...names) !== undefined,
  );
  if (place === undefined) {
    const message =
      'Aucun niveau de service n’est annoncé : ajoutez « x-prise-niveau-de-service » (disponibilite, delaiMs, assistance) à la racine du document.';
    return [{ message, path: [] }];
  }
  const declared = at(document, ...place);
  if (!isShape(declared)) {
    const message =
      'Le niveau de service n’est pas un objet : écrivez ses membres disponibilite, delaiMs et assistance.';
    return [{ message, path: place }];
  }
  return MEMBERS.filter(({ name, holds }) => !holds(member(declared, name))).map(
    ({ name, say }) => ({
      message: `Le niveau de service annoncé est incomplet : donnez dans « ${name} » ${say}.`,
      path: member(declared, name) === undefined ? place : [...place, name],
    }),
  );
}
