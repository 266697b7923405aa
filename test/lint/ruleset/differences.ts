import {
  type KnownDifference,
  KNOWN_DIFFERENCES as OF_THE_STOCK_RULESET,
} from '../../oracles/compare.ts';

/**
 * The only differences from stock Spectral when a ruleset is a file: a reference to the network is
 * not followed by us, nor by the oracle, and each says so in its words. Checked on both sides: one
 * that no longer occurs fails the comparison with the corpus.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = OF_THE_STOCK_RULESET.filter(
  ({ id }) => id === 'remote-references',
);
