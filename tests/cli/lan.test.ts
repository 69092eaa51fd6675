/** The demo on a phone: which address, and a certificate that a TLS client accepts for exactly that address. */
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { lanAddress, lanCertificate, type TlsPair } from "#lib/cli/lan.ts";
import { atInstant } from "#lib/kernel/clock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rung-lan-"));
});

const entry = (address: string, internal = false, family: "IPv4" | "IPv6" = "IPv4") =>
  ({ address, internal, family, netmask: "", mac: "", cidr: null, scopeid: 0 }) as never;

test("the first outward IPv4 address is the machine's; loopback, IPv6 and link-local are not", () => {
  expect(
    lanAddress({
      lo: [entry("127.0.0.1", true)],
      a: [entry("fe80::1", false, "IPv6"), entry("169.254.3.4")],
      b: [entry("192.0.2.7"), entry("192.0.2.8")],
    }),
  ).toBe("192.0.2.7");
  expect(lanAddress({ lo: [entry("127.0.0.1", true)] })).toBeNull();
});

/** What a client that trusts this certificate gets, asking for `servername`. */
async function askWith({ key, cert }: TlsPair, host: string): Promise<string> {
  const server = createServer({ key, cert }, (_request, response) => response.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      get({ host, port, ca: cert, agent: false }, (response) => {
        response.setEncoding("utf8");
        response.on("data", resolve);
      }).on("error", reject);
    });
  } finally {
    server.close();
  }
}

test("a client that trusts the certificate is served; the key is the owner's alone", async () => {
  const pair = await lanCertificate(folder, "127.0.0.1");
  expect(await askWith(pair, "127.0.0.1")).toBe("hello");
  expect(statSync(join(folder, "lan-key.pem")).mode & 0o077).toBe(0);
});

test("it is kept while it is good, and made again for another address, near its end, or when damaged", async () => {
  const first = await lanCertificate(folder, "192.0.2.7");
  expect(await lanCertificate(folder, "192.0.2.7")).toEqual(first);
  const later = new Date(Date.now() + 29.5 * 86_400_000);
  const renewed = await atInstant(later, () => lanCertificate(folder, "192.0.2.7"));
  expect(renewed.cert).not.toBe(first.cert);
  const moved = await lanCertificate(folder, "192.0.2.8");
  expect(moved.cert).not.toBe(renewed.cert);
  writeFileSync(join(folder, "lan-cert.pem"), "not a certificate");
  await lanCertificate(folder, "192.0.2.8");
  expect(readFileSync(join(folder, "lan-cert.pem"), "utf8")).toContain("BEGIN CERTIFICATE");
});
