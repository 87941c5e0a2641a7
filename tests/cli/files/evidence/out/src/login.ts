export function login() {
  return Math.random() > 0.5;
}
