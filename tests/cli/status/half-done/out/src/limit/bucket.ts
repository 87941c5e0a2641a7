export const tokens = 100;
