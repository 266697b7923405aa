import process from 'node:process';
import { commands } from './index.ts';

export async function run(): Promise<number> {
  const lines = Object.values(commands).map(
    ({ usage, summary }) => `  ${usage}\n      ${summary}\n`,
  );
  process.stdout.write(
    `prise — la prise numérique du territoire\n\n${lines.join('')}\n` +
      'Codes de sortie de lint : 0 rien à signaler au niveau demandé, 1 constats, 2 usage ou fichier, 3 non évaluable.\n' +
      'Codes de sortie de swap : 0 interchangeable, 1 non interchangeable, 2 usage ou fichier, 3 non concluant.\n',
  );
  return 0;
}
