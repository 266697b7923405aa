/**
 * What our contracts say in Markdown: paragraphs, lists, **strong**, *emphasis*, `code` and links in
 * HTTPS. Everything becomes nodes, which escape; what is none of these stays as it is written.
 */
import type { Child } from 'hono/jsx';

export const Prose = ({ text }: { text: string }) => (
  <>
    {text
      .trim()
      .split(/\n[ \t]*\n/)
      .map((block) => (
        <Block block={block} />
      ))}
  </>
);

const ITEM = /^(?:[-*]|\d+\.) +/;

const Block = ({ block }: { block: string }) => {
  const lines = block.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => ITEM.test(line));
  if (start === -1) return <p>{inline(lines.join(' '))}</p>;
  const items: string[] = [];
  for (const line of lines.slice(start)) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line}`);
  }
  const List = /^\d/.test(lines[start] ?? '') ? 'ol' : 'ul';
  return (
    <>
      {start > 0 && <p>{inline(lines.slice(0, start).join(' '))}</p>}
      <List>
        {items.map((item) => (
          <li>{inline(item)}</li>
        ))}
      </List>
    </>
  );
};

const MARKS = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\(https:\/\/[^\s()"<>]+\))/;

/** Code first, since what stands in it is not to be taken for emphasis. */
export function inline(text: string): Child[] {
  return text.split(MARKS).map((part, index): Child => {
    if (index % 2 === 0) return part;
    if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>;
    if (part.startsWith('**')) return <strong>{inline(part.slice(2, -2))}</strong>;
    if (part.startsWith('*')) return <em>{inline(part.slice(1, -1))}</em>;
    const [, label = '', href = ''] = /^\[([^\]]+)\]\((.+)\)$/.exec(part) ?? [];
    return <a href={href}>{label}</a>;
  });
}
