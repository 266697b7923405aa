import type { Obstacle } from '../model/report.ts';
import { LIMITS } from './limits.ts';
import { count } from './schema/budget.ts';

/**
 * Whether a document, as parsed or with its references followed, is larger than can be judged:
 * rules recurse along its levels, and findings repeat the names on their way. An object that several
 * places share is looked at once, for references make trees of 2^40 paths out of 40 objects.
 */
export function oversize(data: unknown): Obstacle | undefined {
  try {
    new Measure().heightOf(data, 0);
    return undefined;
  } catch (error) {
    if (error instanceof OversizeError) return { code: error.code, message: error.message };
    throw error;
  }
}

class OversizeError extends Error {
  override readonly name = 'OversizeError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

class Measure {
  readonly #heights = new Map<object, number>();
  #nodes = 0;

  /** Levels below and including this value. */
  heightOf(value: unknown, depth: number): number {
    this.#add(1);
    if (typeof value !== 'object' || value === null) return 0;
    let height = this.#heights.get(value);
    if (height === undefined) {
      if (depth > LIMITS.depthMax) throw tooDeep();
      height = 1 + (Array.isArray(value) ? this.#items(value, depth) : this.#members(value, depth));
      this.#heights.set(value, height);
    }
    if (depth + height > LIMITS.depthMax) throw tooDeep();
    return height;
  }

  #items(list: readonly unknown[], depth: number): number {
    let height = 0;
    for (const item of list) height = Math.max(height, this.heightOf(item, depth + 1));
    return height;
  }

  #members(record: object, depth: number): number {
    let height = 0;
    for (const key of Object.keys(record)) {
      if (key.length > LIMITS.nameUnitsMax) {
        throw new OversizeError(
          'nom-trop-long',
          `Un nom de champ dépasse ${count(LIMITS.nameUnitsMax)} caractères.`,
        );
      }
      const child = (record as Record<string, unknown>)[key];
      height = Math.max(height, this.heightOf(child, depth + 1));
    }
    return height;
  }

  #add(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes <= LIMITS.nodesMax) return;
    throw new OversizeError(
      'document-demesure',
      `Le document compte plus de ${count(LIMITS.nodesMax)} éléments.`,
    );
  }
}

function tooDeep(): OversizeError {
  return new OversizeError('document-trop-profond', TOO_DEEP);
}

export const TOO_DEEP = `Le document imbrique plus de ${count(LIMITS.depthMax)} niveaux, références comprises.`;
