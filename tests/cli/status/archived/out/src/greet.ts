export const greet = 'Hello';
