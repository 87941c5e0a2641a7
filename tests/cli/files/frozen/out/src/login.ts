export function login() {
  return false;
}
