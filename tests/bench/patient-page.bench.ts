/**
 * The patient page with 52 weeks of logs: requests a second against the same markup from a constant (what reading and
 * computing cost), against a page with a heading (what the framework costs), and the weight of its HTML.
 */
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ensureBenchBuild } from "./bench-build.ts";
import {
  closeConnections,
  compareRates,
  cookieOf,
  fetchPage,
  printTable,
  serveBuild,
} from "./bench-server.ts";
import { addPatientWithProgram, openBenchWorld } from "./bench-world.ts";

const bench = await openBenchWorld();
const { patient } = await addPatientWithProgram(bench, "Vera Sedge", 52);
await bench.close();

const server = await serveBuild(ensureBenchBuild(), bench.databaseUrl);
try {
  const cookie = await cookieOf(bench.world.therapist);
  const patientPath = `/patients/${patient.memberId}`;
  const constantPath = `/bench${patientPath}`;
  // The constant is what the first reader was shown.
  await fetchPage(server.port, constantPath, cookie);
  const [html, constant] = [
    await fetchPage(server.port, patientPath, cookie),
    await fetchPage(server.port, constantPath),
  ];
  const rates = await compareRates({
    patient: () => fetchPage(server.port, patientPath, cookie),
    constant: () => fetchPage(server.port, constantPath),
    hello: () => fetchPage(server.port, "/bench/hello"),
  });
  const rate = (value: number) => value.toFixed(1);
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  printTable([
    ["page", "requests/s", "of constant", "of hello", "HTML", "gzip", "brotli"],
    ...(
      [
        ["/patients/[id], 52 weeks", rates.patient, html],
        ["the same markup from a constant", rates.constant, constant],
      ] as const
    ).map(([name, value, body]) => [
      name,
      rate(value),
      (value / rates.constant).toFixed(2),
      (value / rates.hello).toFixed(2),
      kilobytes(Buffer.byteLength(body)),
      kilobytes(gzipSync(body).length),
      kilobytes(brotliCompressSync(body).length),
    ]),
    ["a heading", rate(rates.hello), (rates.hello / rates.constant).toFixed(2), "1.00", "", "", ""],
  ]);
  process.stdout.write(
    `Aim: at least 0.80 of the constant. ${rates.patient / rates.constant >= 0.8 ? "Met." : "Not met."}\n`,
  );
} finally {
  closeConnections();
  await server.stop();
  bench.remove();
}
