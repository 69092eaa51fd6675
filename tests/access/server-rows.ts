/** Addresses that the server entry answers before Next: the same to everybody, and nothing about anybody in them. */
export const serverRows = ["/livez", "/readyz"];
