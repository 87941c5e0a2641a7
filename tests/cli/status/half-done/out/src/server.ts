import './limit/bucket.ts';
