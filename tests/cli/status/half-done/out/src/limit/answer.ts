export const status = 429;
