import nodeModule from 'node:module';
import process from 'node:process';
import { commands } from './commands/index.ts';

// Node 22 and later keep compiled code from one run to the next; most of a short run is compiling.
nodeModule.enableCompileCache?.();

// Whoever reads may have enough before the end (`| head`): the exit code says the verdict all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** `prise <command> …`: finds the command and exits with what it returns. */
const [name = 'aide', ...args] = process.argv.slice(2);
const command = commands[name === '--help' || name === '-h' ? 'aide' : name];
if (command === undefined) {
  process.stderr.write(`prise : commande inconnue « ${name} ». Essayez : prise aide\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await command.run(args);
}
