/** Hashing of passphrases with argon2id (19 MiB, 2 passes). Never inside a write: it takes tens of milliseconds. */
import { hash, verify } from "@node-rs/argon2";

/** `Algorithm.Argon2id`; the package exports it as a const enum, which plain type stripping cannot read. */
const argon2id = 2;
const settings = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A PHC string to store. */
export const hashPassphrase = (passphrase: string): Promise<string> =>
  hash(passphrase.normalize("NFKC"), settings);

let decoy: Promise<string> | undefined;

/** Whether the passphrase fits. Takes as long for an unknown name (`stored` null) as for a wrong passphrase. */
export async function passphraseFits(stored: string | null, passphrase: string): Promise<boolean> {
  if (stored === null) {
    decoy ??= hash("nobody has this passphrase", settings);
    await verify(await decoy, passphrase.normalize("NFKC"));
    return false;
  }
  return verify(stored, passphrase.normalize("NFKC"));
}
