/** A proposal that is sound. */
export const PROPOSAL = `# Add X

## Why

Nobody knows whether the service is well.

## What Changes

- It tells.

## Impact

None.
`;

/** A delta that is sound. */
export const SOUND = `# ADDED: Health check

## Summary

Says whether the service is well.

## Specification

\`/health\` answers 200.

## Files Changed

- \`a.txt\` - tells

## Verification

Ask it.
`;

/** The same with an error, which \`--fix\` mends. */
export const FAULTY = SOUND.replace('## Verification', '### Verification');
