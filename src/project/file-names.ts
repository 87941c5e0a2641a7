/** What a piece of code names: a path with folders, a folder, a file by its last name alone. */
export type NamedFile =
  | {readonly kind: 'path'; readonly path: string}
  | {readonly kind: 'folder'; readonly path: string}
  | {readonly kind: 'bare'; readonly path: string};

/** Endings of the files that repositories are made of; a dotted word with another one is code: `db.Model`. */
const ENDINGS = new Set(
  (
    'adoc astro avsc bash bat bazel bib bicep bzl c cc cfg cjs clj cljs cmake cmd conf cpp cs csproj css cshtml csv ' +
    'cts cxx dart dbml diff dockerfile eex ejs el elm env erb erl ex exs feature fish fs fsx gif go gohtml gql gradle ' +
    'graphql groovy h haml hbs hcl heex hpp hrl hs htm html http ico ini ino ipynb j2 java jinja jinja2 jl jpeg jpg js ' +
    'json json5 jsonc jsonl jsx kt kts lean less lhs liquid lock lua m4 mako markdown md mdc mdx mjs ml mli mm mod ' +
    'mts mustache nim nix odt org patch pbxproj pdf php phtml pl plist pm png po podspec pom prisma properties proto ' +
    'ps1 psd1 psm1 pug purs py pyi pyx r rake razor rb rego res rkt rs rst sass sbt scala scm scss service sh sln snap ' +
    'sol sql storyboard sum sv svelte svg swift tcl templ tex tf tfvars thrift tmpl toml tpl ts tsv tsx ttf twig txt ' +
    'typ v vb vhd vim vue wasm wat webp woff woff2 xaml xhtml xib xlsx xml xsd xsl yaml yml zig zon zsh'
  ).split(' '),
);

/** Files without an ending that many repositories have at their root. */
const NAMES =
  /^(?:Makefile|GNUmakefile|Dockerfile|Containerfile|Gemfile|Rakefile|Procfile|Justfile|justfile|Vagrantfile|Jenkinsfile|Brewfile|Podfile|Fastfile|LICENSE|NOTICE|CODEOWNERS|WORKSPACE|BUILD|\.(?:env|gitignore|gitattributes|dockerignore|editorconfig|npmrc|nvmrc|npmignore|prettierrc|eslintrc|babelrc|browserslistrc|tool-versions|mailmap))$/;

/** Libraries that are named as files are. */
const LIBRARY = /^(?:[A-Z][A-Za-z]*|node|next|vue|nuxt|three|socket|chart|express|d3|alpine)\.(?:js|io)$/;

/** The documents of a change are no files of the work it plans. */
const OWN =
  /^openspec\/|^(?:changes|specs)\/.*\.md$|^(?:proposal|design|tasks|spec|proposal-summary|\.openspec(?:-[a-z]+)?)\.(?:md|yaml|json)$/;

/** Longer ones are no paths of files: what is asked of each grows with its folders. */
const LONGEST = 1000;

/** The first name of an address that its author wrote without `https://`. */
const HOST = /^(?:[\w-]+\.)+(?:com|org|net|io|dev|ai|app|co|de|rs|sh)\//;

/**
 * What a code span names, a line number behind it left out; nothing for an address, an option, a pattern, a route, an
 * identifier with dots, or a document of the change itself.
 */
export function fileNamedBy(code: string): NamedFile | undefined {
  const path = code
    .trim()
    .replace(/^\.\//, '')
    .replace(/(?::\d+(?:[-–:]\d+)?|#L\d+(?:-L?\d+)?)$/, '');
  if (path.length > LONGEST || !/^[\p{L}\p{N}_.[(@][\p{L}\p{M}\p{N}_./+()[\]@-]*$/u.test(path))
    return undefined;
  if (/\/\/|(?:^|\/)\.\.?(?:\/|$)|\(\)/.test(path) || OWN.test(path) || HOST.test(path)) return undefined;
  if (path.endsWith('/')) return /[\p{L}\p{N})\]]\/$/u.test(path) ? {kind: 'folder', path} : undefined;
  if (!isFileName(path.slice(path.lastIndexOf('/') + 1))) return undefined;
  if (path.includes('/')) return path.startsWith('@') ? undefined : {kind: 'path', path};
  return LIBRARY.test(path) ? undefined : {kind: 'bare', path};
}

function isFileName(name: string): boolean {
  if (NAMES.test(name)) return true;
  const dot = name.lastIndexOf('.');
  return dot > 0 && /[\p{L}\p{N}_\])]$/u.test(name.slice(0, dot)) && ENDINGS.has(name.slice(dot + 1));
}
