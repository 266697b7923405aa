import type { Progress } from '../model/report.ts';
import { progressWords } from '../reports/progress.ts';

/** Below, the verdict comes before anyone could read the line. */
const LONG_BYTES = 500_000;

export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that overwrites itself while a long run lasts: on a terminal only, never in a pipe. */
export function progressLine(terminal: Terminal, bytes: number) {
  if (terminal.isTTY !== true || bytes < LONG_BYTES) {
    return { tell: () => undefined, clear: () => undefined };
  }
  const width = (terminal.columns ?? 80) - 1;
  return {
    tell(progress: Progress) {
      terminal.write(
        `\r\u001b[K${`Vérification\u00a0: ${progressWords(progress)}…`.slice(0, width)}`,
      );
    },
    clear() {
      terminal.write('\r\u001b[K');
    },
  };
}
