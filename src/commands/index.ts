/** What a command is: one line of help, and a run that resolves to the exit code. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Every command, loaded only when it runs: `prise aide` need not import the linter. */
export const commands: Readonly<Record<string, Command>> = {
  lint: {
    usage:
      'prise lint FICHIER… [--ruleset ID] [--profile ID] [--decisions FICHIER] [--date JOUR] [--format FORMAT] [--output FICHIER] [--fail-on NIVEAU] [--watch]',
    summary: 'juge des documents OpenAPI et rend un verdict',
    run: async (args) => (await import('./lint.ts')).run(args),
  },
  init: {
    usage:
      'prise init [DOSSIER] [--ruleset ID@VERSION] [--profile ID] [--ci github|gitlab|none] [--force]',
    summary:
      'installe la vérification dans les outils d’un éditeur : Spectral, VS Code, pre-commit, CI',
    run: async (args) => (await import('./init.ts')).run(args),
  },
  rules: {
    usage: 'prise rules [--format FORMAT]',
    summary: 'liste les règles du référentiel territoire, ses profils et ses versions',
    run: async (args) => (await import('./rules.ts')).run(args),
  },
  contracts: {
    usage: 'prise contracts',
    summary: 'liste les contrats du territoire',
    run: async (args) => (await import('./contracts.ts')).run(args),
  },
  raccordements: {
    usage: 'prise raccordements [--territory CODE] [--endpoint URL]',
    summary: 'liste qui sert quel contrat sur quel territoire',
    run: async (args) => (await import('./plugs.ts')).run(args),
  },
  raccorder: {
    usage:
      'prise raccorder --territory CODE --contract ID@MAJEURE --service ID [--at INSTANT] [--endpoint URL]',
    summary: 'raccorde un territoire à un autre service',
    run: async (args) => (await import('./plugs.ts')).move(args),
  },
  swap: {
    usage:
      'prise swap --territory CODE --contract ID@MAJEURE [--from ID] --to ID [--exchanges FICHIER] [--last N] [--format text|json|markdown] [--output FICHIER] [--shadow POUR_CENT] [--canary POUR_CENT] [--status] [--commit] [--rollback] [--endpoint URL]',
    summary: 'prouve qu’un éditeur peut en remplacer un autre, l’essaie, bascule et revient',
    run: async (args) => (await import('./swap.ts')).run(args),
  },
  territoires: {
    usage: 'prise territoires charger FICHIER [--endpoint URL]',
    summary: 'charge un territoire, ses services et ses raccordements',
    run: async (args) => (await import('./territories.ts')).run(args),
  },
  jeton: {
    usage: 'prise jeton --scope "PORTÉE PORTÉE…" [--sub NOM] [--minutes N]',
    summary:
      'signe un jeton d’accès pour la démonstration locale (npm start) ; un vrai territoire a son serveur d’autorisation',
    run: async (args) => (await import('./token.ts')).run(args),
  },
  aide: {
    usage: 'prise aide',
    summary: 'affiche cette aide',
    run: async () => (await import('./help.ts')).run(),
  },
};
