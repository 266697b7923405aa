/** Preloaded into a measured process: writes what it used to the file that PRISE_USAGE names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.PRISE_USAGE,
    JSON.stringify({
      cpuMs: (userCPUTime + systemCPUTime) / 1000,
      rssMegabytes: maxRSS / 1024,
    }),
  );
});
