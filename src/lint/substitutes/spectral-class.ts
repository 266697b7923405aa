/**
 * Stands in for `spectral.js` of spectral-core, the class that runs Spectral: our own runner does
 * its work, and without it nobody loads the resolver of references before there is one to follow.
 */
export {};
