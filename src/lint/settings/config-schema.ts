import {capitalized} from '../../printable.ts';
import {COUNT_STYLES, HOSTS, VIEW_IDS} from '../../project/changelog-config.ts';
import {LEVELS, PRESETS} from '../../project/lint-config.ts';
import type {Rule} from '../rule.ts';
import {isLocked} from './locked-rules.ts';

/** A part of a JSON Schema: https://json-schema.org/draft-07 */
type Schema = Readonly<Record<string, unknown>>;

/** Any word below: what a key without a value has. */
const NOTHING = {type: 'null'};
const LINE = {type: 'string', pattern: '^[^\\r\\n]*\\S[^\\r\\n]*$'};
const TEXT = {type: 'string'};
/** As `patternFault` has it: names something, leads neither out nor up, and has no backslash. */
const NAMES = '(?=(?:[^/]*/)*(?!\\.?(?:/|$))[^/])';
const LEADS_IN = '(?![~!]|[A-Za-z]:/|[A-Za-z][A-Za-z0-9+.-]*://)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\]*$';
const PATH = {type: 'string', pattern: `^${NAMES}${LEADS_IN}`};
const TEST_PATH = {type: 'string', pattern: `^!?${NAMES}${LEADS_IN}`};

/**
 * What `openspec/config.yaml` may say, as a JSON Schema of draft 7, which editors know best.
 *
 * It accepts all that `config-valid` accepts, and refuses what is no such shape: an unknown key or word, a path that a
 * pattern can tell is none. What takes two places or another file to see, `config-valid` alone tells.
 */
export function configSchema(rules: readonly Rule[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'openspec/config.yaml',
    description: 'Settings of openspec. Every key is optional; keys of other tools are left alone.',
    type: ['object', 'null'],
    properties: {
      dialect: {description: 'How new deltas are spelled.', enum: ['feature', 'requirement', null]},
      deltas: {description: 'More section titles for feature deltas.', ...DELTAS},
      protected: {description: 'Files that no change is to touch.', ...listOf(PATH)},
      guidelines: {
        description: 'The files that say how this repository is worked on.',
        ...listOf({type: 'string', pattern: '\\.[mM][dD]$'}),
      },
      tests: {
        description: 'Which files are tests, beside the usual ones; `!` takes files out.',
        ...listOf(TEST_PATH),
      },
      changelog: {description: 'The changelogs that are kept, and how.', ...CHANGELOG},
      lint: {description: 'How the rules are applied.', ...lintSchema(rules)},
    },
  };
}

function lintSchema(rules: readonly Rule[]): Schema {
  return mapping({
    extends: {
      description:
        'recommended: each rule at its own level; strict: warnings are errors, infos are warnings.',
      enum: [...PRESETS, null],
    },
    rules: {
      description: 'Rules by id: a level, or a mapping of `level` and options.',
      ...mapping(Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)]))),
    },
    ignore: {description: 'Paths and patterns whose findings are not told.', ...listOf(PATH)},
    baseline: {
      description: 'The file of known findings, which are not told.',
      anyOf: [
        {type: 'string', pattern: '^openspec/(?!(?:changes|specs|templates)/)[^\\\\:]*\\.json$'},
        NOTHING,
      ],
    },
  });
}

function ruleSchema({id, severity, summary, options = []}: Rule): Schema {
  const level = {
    description: `${severity} where nothing is said.`,
    enum: isLocked(id) ? ['error', null] : [...LEVELS, false, null],
  };
  const said = options.map(({name, summary: means, otherwise, schema}) => {
    const value = {description: capitalized(means), default: otherwise, anyOf: [schema, NOTHING]};
    return [name, value] as const;
  });
  return {
    description: capitalized(summary),
    anyOf: [level, mapping({level, ...Object.fromEntries(said)})],
  };
}

const DELTA = mapping({
  required: listOf(TEXT),
  known: listOf(TEXT),
  aliases: {anyOf: [{type: 'object', additionalProperties: listOf(TEXT)}, NOTHING]},
});

/** Kinds of deltas may be written in any case; editors offer them in capitals. */
function byKind(value: Schema): Schema {
  const kinds = ['ADDED', 'MODIFIED', 'REMOVED'];
  const anyCase = (word: string) => word.replace(/[A-Z]/g, (letter) => `[${letter}${letter.toLowerCase()}]`);
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(kinds.map((kind) => [kind, value])),
    patternProperties: Object.fromEntries(kinds.map((kind) => [`^(?!${kind}$)${anyCase(kind)}$`, value])),
    additionalProperties: false,
  };
}

const DELTAS = byKind(DELTA);

const VIEW_SETTINGS = {
  sections: byKind({anyOf: [LINE, NOTHING]}),
  unreleased: {anyOf: [LINE, NOTHING]},
  only: listOf(PATH),
  counts: {enum: [...COUNT_STYLES, null]},
  prefix: {anyOf: [LINE, NOTHING]},
  branch: {anyOf: [LINE, NOTHING]},
  tag: {anyOf: [{...LINE, pattern: '^[^\\r\\n]*\\{version\\}[^\\r\\n]*$'}, NOTHING]},
  host: {enum: [...HOSTS, null]},
  url: {anyOf: [LINE, NOTHING]},
};

const VIEW = {
  anyOf: [
    {enum: VIEW_IDS},
    {
      type: 'object',
      required: ['view'],
      properties: {view: {enum: VIEW_IDS}, path: {anyOf: [TEXT, NOTHING]}, ...VIEW_SETTINGS},
      additionalProperties: false,
    },
  ],
};

const CHANGELOG = mapping({views: {anyOf: [{type: 'array', items: VIEW}, NOTHING]}, ...VIEW_SETTINGS});

function mapping(properties: Schema): Schema {
  return {type: ['object', 'null'], properties, additionalProperties: false};
}

/** One value, or a list of them. */
function listOf(item: Schema): Schema {
  return {anyOf: [item, {type: 'array', items: item}, NOTHING]};
}
