import { isShape, member, text } from './shapes.js';

/** SIREN of La Poste, whose establishments have numbers of their own making. */
const LA_POSTE = '356000000';

/** Luhn's key of a number, digit by digit from the right. @param {string} digits */
function isKeyed(digits) {
  const values = [...digits].reverse().map((digit, index) => Number(digit) * (1 + (index % 2)));
  return values.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

/** @param {string} siret */
function isSiret(siret) {
  if (!/^\d{14}$/.test(siret)) return false;
  if (isKeyed(siret)) return true;
  const sum = [...siret].reduce((total, digit) => total + Number(digit), 0);
  return siret.startsWith(LA_POSTE) && sum % 5 === 0;
}

/** A company of another country has a number of its own. @param {unknown} vendor */
function isForeign(vendor) {
  const country = text(member(vendor, 'pays'));
  return (
    /^[A-Z]{2}$/.test(country) &&
    country !== 'FR' &&
    text(member(vendor, 'identifiant')).trim() !== ''
  );
}

/** The vendor is named, with a number by which it is found in a register.
 * @param {unknown} vendor @param {unknown} _options @param {{path: (string | number)[]}} context */
export default function vendorIdentity(vendor, _options, { path }) {
  if (!isShape(vendor)) {
    return [{ message: 'Déclarez l’éditeur par un objet : son nom (nom) et son SIRET (siret).' }];
  }
  const results = [];
  if (text(member(vendor, 'nom')).trim() === '') {
    results.push({ message: 'Nommez l’éditeur : ajoutez « nom ».' });
  }
  const siret = member(vendor, 'siret');
  if (siret === undefined && !isForeign(vendor)) {
    results.push({
      message:
        'Ajoutez le SIRET de l’éditeur (siret), ou, s’il n’est pas établi en France, son pays (pays, deux lettres) et son numéro de registre (identifiant).',
    });
  }
  if (siret !== undefined && !isSiret(text(siret))) {
    results.push({
      message:
        'Ce SIRET n’existe pas : écrivez ses quatorze chiffres, sans espace et entre guillemets, et vérifiez-les (sa clé est fausse ou il est incomplet).',
      path: [...path, 'siret'],
    });
  }
  return results;
}
