import { concerned } from './concerned.js';
import { entries, isShape, member } from './shapes.js';

/** Formats whose content a schema describes; a PDF or an image needs none. */
const STRUCTURED = /[/+](?:json|xml|json-seq|x-ndjson|ndjson|jsonl)\s*(?:;|$)/i;
/** Keywords that say nothing of the value. */
const ANNOTATIONS = ['title', 'description', 'example', 'examples', 'deprecated', '$comment'];

/** `{}`, `true` or a lone description accept anything. @param {unknown} schema */
function saysSomething(schema) {
  return isShape(schema) && Object.keys(schema).some((key) => !ANNOTATIONS.includes(key));
}

/** Every successful answer has a described form.
 * @param {unknown} responses @param {unknown} _options
 * @param {{path: (string | number)[]}} context */
function typedResponses(responses, _options, { path }) {
  /** @type {{message: string, path: (string | number)[]}[] | undefined} */
  let results;
  for (const [code, response] of entries(responses)) {
    if (!/^2(?:\d\d|XX)$/i.test(code) || !isShape(response)) continue;
    const content = entries(member(response, 'content'));
    if (content.length === 0 && code === '200' && path[2] === 'get') {
      results ??= [];
      results.push({
        message:
          'Le contenu de cette réponse n’est pas décrit : ajoutez « content » avec un type de média et un schéma.',
        path: [...path, code],
      });
    }
    for (const [type, media] of content) {
      // `itemSchema` describes a stream, since OpenAPI 3.2.
      const typed = ['schema', 'itemSchema'].some((key) => saysSomething(member(media, key)));
      if (!typed && !STRUCTURED.test(type)) continue;
      results ??= [];
      if (typed) continue;
      results.push({
        message:
          'Cette réponse n’a pas de schéma : décrivez ses champs, leurs types et leurs formats.',
        path: [...path, code, 'content', type],
      });
    }
  }
  return results;
}

export default concerned(typedResponses);
