import fc from 'fast-check';

/** The same cases on every machine, so that a red gate is about the change; `FC_SEED=random` looks for new ones. */
const given = process.env['FC_SEED'] ?? '20261121';
if (given !== 'random') fc.configureGlobal({seed: Number(given)});
