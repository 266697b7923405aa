import type { InstanceOptions, Logger, Options, RegExpFactory } from './types.ts';

const newRegExp: RegExpFactory = (source, flags) => new RegExp(source, flags);

export function requiredOptions(given: Options): InstanceOptions {
  const { strict } = given;
  return {
    ...given,
    strictSchema: given.strictSchema ?? strict ?? true,
    strictNumbers: given.strictNumbers ?? strict ?? true,
    strictTypes: given.strictTypes ?? strict ?? 'log',
    strictTuples: given.strictTuples ?? strict ?? 'log',
    strictRequired: given.strictRequired ?? strict ?? false,
    meta: given.meta ?? true,
    messages: given.messages ?? true,
    inlineRefs: given.inlineRefs ?? true,
    schemaId: given.schemaId ?? '$id',
    addUsedSchema: given.addUsedSchema ?? true,
    validateSchema: given.validateSchema ?? true,
    validateFormats: given.validateFormats ?? true,
    unicodeRegExp: given.unicodeRegExp ?? true,
    regExp: given.regExp ?? newRegExp,
  };
}

const silent: Logger = { log() {}, warn() {}, error() {} };

export function loggerOf(logger: Options['logger']): Logger {
  if (logger === false) return silent;
  if (logger === undefined) return console;
  if (logger.log && logger.warn && logger.error) return logger as Logger;
  throw new Error('logger must implement log, warn and error methods');
}
