import { concerned } from './concerned.js';
import { FLAG, isPersonalName } from './personalNames.js';
import { member, quote, text } from './shapes.js';

/** A parameter of the URL that carries a personal datum, flagged or recognised by its name.
 * @param {unknown} parameter @param {{names: string[], except: string[]}} options */
function personalParameter(parameter, { names, except }) {
  const place = member(parameter, 'in');
  if (place !== 'query' && place !== 'path') return;
  const schema = member(parameter, 'schema');
  const flag = member(parameter, FLAG) ?? member(schema, FLAG);
  const name = text(member(parameter, 'name'));
  const isSetting = member(schema, 'type') === 'boolean' || member(schema, 'enum') !== undefined;
  const recognised = !isSetting && isPersonalName(name, [names], except);
  if (flag === undefined ? !recognised : flag === false) return [];
  return [
    {
      message: `Le paramètre d’URL ${quote(name)} transporte une donnée personnelle, qui reste dans les journaux et les historiques : employez un identifiant opaque, ou passez-la dans le corps d’une recherche.`,
    },
  ];
}

export default concerned(personalParameter);
