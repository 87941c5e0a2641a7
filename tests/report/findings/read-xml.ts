/** An element as a parser of XML 1.0 gives it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const TEXT = String.raw`(?:[^<&]|&#\d+;)*`;
const TOKEN = new RegExp(String.raw`<(/?)([\w-]+)((?: [\w-]+="(?:[^<&"]|&#\d+;)*")*)(/?)>|(${TEXT})`, 'gy');
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Read a document that has elements, attributes and numeric references, and nothing else. Throws when it is not well-formed. */
export function readXml(text: string): Element {
  if (!text.startsWith(DECLARATION)) throw new Error('no declaration');
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) throw new Error('not XML');
  const body = text.slice(DECLARATION.length);
  const open: {name: string; attributes: Record<string, string>; children: Element[]; text: string}[] = [
    {name: '', attributes: {}, children: [], text: ''},
  ];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const [whole, closes, name = '', attributes = '', isEmpty, words] = TOKEN.exec(body) ?? [];
    if (!whole) throw new Error(`not well-formed at ${body.slice(0, 80)}`);
    const top = open.at(-1);
    if (!top) throw new Error('closed too often');
    if (words !== undefined) top.text += decoded(words);
    else if (closes) {
      if (top.name !== name) throw new Error(`${top.name} closed as ${name}`);
      open.pop();
    } else {
      const pairs = [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)];
      const made = {
        name,
        attributes: Object.fromEntries(pairs.map(([, key, value]) => [key, decoded(value ?? '')])),
        children: [],
        text: '',
      };
      top.children.push(made);
      if (!isEmpty) open.push(made);
    }
  }
  const [top, ...others] = open;
  const root = top?.children[0];
  if (!root || others.length > 0 || top.children.length > 1) throw new Error('not one element');
  return root;
}

/** What XML 1.0 cannot hold is expected as JSON escapes it. */
export function asXmlHolds(text: string): string {
  return text.replace(
    /[\0-\x08\x0B\x0C\x0E-\x1F\p{Cs}\uFFFE\uFFFF]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
