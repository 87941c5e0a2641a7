import fc from 'fast-check';

/** The same cases on every machine, so that a red gate is about the change; `FC_SEED=random` looks for new ones. */
const given = process.env['FC_SEED'] ?? '20261121';
if (given !== 'random') fc.configureGlobal({seed: Number(given)});

// Some machines set this, and Node 20 then reads a bundle of certificates at every start; nothing here asks a network.
delete process.env['NODE_EXTRA_CA_CERTS'];
