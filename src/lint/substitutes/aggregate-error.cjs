/**
 * Stands in for `es-aggregate-error`, a polyfill that brings a third of the engine's start-up with
 * it for a class that every target has (ECMAScript 2021 §20.5.7). CommonJS, as its importers expect.
 */
module.exports = AggregateError;
