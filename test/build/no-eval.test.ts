import { expect, it } from 'vitest';

it('forbids code generation from strings in this project', () => {
  const generate = Function;
  expect(() => generate('return 1')).toThrow(EvalError);
});
