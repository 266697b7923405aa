/** Pages of documentation that programs write. */

/** `command` is what writes the page again. */
export function page(title: string, command: string, sections: readonly string[]): string {
  const note = `Page écrite par \`${command}\` ; ne pas la modifier à la main.`;
  return `${[`# ${title}`, note, ...sections].join('\n\n')}\n`;
}

/** Columns are aligned, as the formatter of the house would have them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [first, widths.map((width) => '-'.repeat(width)), ...others].map(line).join('\n');
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}
