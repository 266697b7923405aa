/**
 * The page of a rule, `rule.md`: a title, fixed sections and, in one of them, the list of what the
 * rule rests on. It is written in a small and closed part of Markdown (headings, paragraphs, lists,
 * fenced code, `code`, **strong**, links): what is outside of it stops the build, since a page that
 * renders by luck is not a page.
 */

import type { Language } from '../model/rule.ts';

/** Every page has these, in this order. */
const SECTIONS: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  fr: ['Pourquoi', 'Fondement', 'Comment corriger', 'Exemple'],
  en: ['Why', 'Basis', 'How to fix', 'Example'],
};

export interface RulePage {
  readonly title: string;
  /** Articles and standards on which the rule rests. */
  readonly basis: readonly string[];
  /** Steps of « Comment corriger », and the excerpt of « Exemple » that is as it should be. */
  readonly fix: readonly string[];
  readonly example: string;
  /** Without the title. */
  readonly markdown: string;
  readonly html: string;
}

/** `text` is the file; `name` is for the error message. */
export function readRulePage(text: string, name: string, language: Language = 'fr'): RulePage {
  const [, title = '', markdown = ''] = /^# ([^\n]+)\n\n(.*)$/s.exec(text) ?? [];
  if (title === '') throw new Error(`${name}: does not begin with its title`);
  const sections = [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  if (sections.join() !== SECTIONS[language].join()) {
    throw new Error(`${name}: sections must be ${SECTIONS[language].join(', ')}`);
  }
  const [, basis = '', fix = '', example = ''] = markdown.split(/^## .+$/m).slice(1);
  const read = { basis: entriesOf(basis), fix: entriesOf(fix), example: lastExcerpt(example) };
  if (read.basis.length === 0) throw new Error(`${name}: rests on nothing`);
  if (read.fix.length === 0) throw new Error(`${name}: does not say how to fix`);
  try {
    return { title, ...read, markdown, html: renderMarkdown(markdown) };
  } catch (cause) {
    throw new Error(`${name}: ${String(cause)}`, { cause });
  }
}

/** Items of its list, numbered or not. */
function entriesOf(section: string): string[] {
  return [...section.matchAll(/^(?:-|\d+\.) (.+)$/gm)].map(([, entry = '']) => entry);
}

function lastExcerpt(section: string): string {
  return [...section.matchAll(/^```yaml\n(.*?)^```$/gms)].at(-1)?.[1] ?? '';
}

/** Headings start at h2: the page's own h1 is the rule's title. */
export function renderMarkdown(markdown: string): string {
  return splitBlocks(markdown).map(renderBlock).join('\n');
}

/** Blocks are parted by blank lines, except inside a fence. */
function splitBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let current: string[] = [];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    if (line.trim() === '' && !fenced) {
      if (current.length > 0) blocks.push(current.join('\n'));
      current = [];
    } else current.push(line);
  }
  if (fenced) throw new Error('a code fence is not closed');
  if (current.length > 0) blocks.push(current.join('\n'));
  return blocks;
}

function renderBlock(block: string): string {
  const fence = /^```([a-z]+)\n(.*)\n```$/s.exec(block);
  if (fence !== null) {
    return `<pre><code class="language-${fence[1]}">${escapeHtml(fence[2] ?? '')}</code></pre>`;
  }
  const heading = /^(#{2,3}) ([^\n]+)$/.exec(block);
  if (heading !== null) {
    const level = heading[1]?.length ?? 2;
    return `<h${level}>${renderInline(heading[2] ?? '')}</h${level}>`;
  }
  if (/^[-*] /.test(block)) return renderList(block, 'ul', /^[-*] /);
  if (/^1\. /.test(block)) return renderList(block, 'ol', /^\d+\. /);
  if (/^(?:#|>|\||`{3}|<|!\[)/.test(block))
    throw new Error(`not understood: ${block.slice(0, 60)}`);
  return `<p>${renderInline(block)}</p>`;
}

function renderList(block: string, tag: 'ul' | 'ol', mark: RegExp): string {
  const entries: string[] = [];
  for (const line of block.split('\n')) {
    if (mark.test(line)) entries.push(line.replace(mark, ''));
    else if (/^ +\S/.test(line) && entries.length > 0) {
      entries[entries.length - 1] += ` ${line.trim()}`;
    } else throw new Error(`not a list item: ${line.slice(0, 60)}`);
  }
  return `<${tag}>${entries.map((entry) => `<li>${renderInline(entry)}</li>`).join('')}</${tag}>`;
}

/** Code first, so that what stands in it is not taken for emphasis. */
function renderInline(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 1
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(part)
            .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
            .replace(/\[([^\]]+)\]\((https?:\/\/[^\s)]+|\/[^\s)]*)\)/g, '<a href="$2">$1</a>'),
    )
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}
