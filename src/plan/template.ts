/** Fill `{{name}}` marks; a mark without a value stays, so that a template's mistake is seen. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*([a-z]+)\s*\}\}/g, (mark, name: string) => values[name] ?? mark);
}
