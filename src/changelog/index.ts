import {json} from './formats/json.ts';
import {keepAChangelog} from './formats/keep-a-changelog.ts';
import {table} from './formats/table.ts';
import {technical} from './formats/technical.ts';
import type {View} from './view.ts';

/** Every view, in the order a reader meets them. */
export const views: readonly View[] = [table, keepAChangelog, technical, json];
