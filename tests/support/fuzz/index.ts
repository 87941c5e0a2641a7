export {fuzzProblems} from './check.ts';
export {documentFrom} from './mutate.ts';
export {randomOf} from './random.ts';
export {roles} from './roles.ts';
export {builtInSeeds} from './seeds.ts';
