/** The header in which a file response hands its length on to the server entry. Invariant: it never leaves the server. */
export const lengthHeader = "x-rung-bytes";
