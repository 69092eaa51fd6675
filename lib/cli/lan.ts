/**
 * Trying the demo on a phone in the same network: an address of this machine and a certificate made here for it.
 * Invariant: the key stays in the demo's folder, readable by its owner alone; a certificate lasts 30 days and one address.
 */
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { now } from "#lib/kernel/clock.ts";

export interface TlsPair {
  readonly key: string;
  readonly cert: string;
}

const validDays = 30;

/** The address under which others in the network reach this machine: the first outward IPv4 one; null when there is none. */
export function lanAddress(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): string | null {
  const outward = Object.values(interfaces)
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  // Link-local addresses lead nowhere.
  return outward.find((address) => !address.startsWith("169.254.")) ?? null;
}

function stillGood(pair: TlsPair, address: string): boolean {
  try {
    const certificate = new X509Certificate(pair.cert);
    const daysLeft = (certificate.validToDate.getTime() - now().getTime()) / 86_400_000;
    return daysLeft > 1 && certificate.checkIP(address) !== undefined;
  } catch {
    return false;
  }
}

/** The key and certificate for an address, kept in the folder and made again when they end or the address is another. */
export async function lanCertificate(folder: string, address: string): Promise<TlsPair> {
  const keyFile = join(folder, "lan-key.pem");
  const certFile = join(folder, "lan-cert.pem");
  if (existsSync(keyFile) && existsSync(certFile)) {
    const kept = { key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
    if (stillGood(kept, address)) return kept;
  }
  const from = now();
  const made = await generate([{ name: "commonName", value: address }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notBeforeDate: from,
    notAfterDate: new Date(from.getTime() + validDays * 86_400_000),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 7, ip: address },
          { type: 7, ip: "127.0.0.1" },
          { type: 2, value: "localhost" },
        ],
      },
    ],
  });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(certFile, made.cert);
  return { key: made.private, cert: made.cert };
}
