// Reads again what Entente wrote, with readers of others: node read.mjs READER FOLDER. Prints the faults, a line each.
const [reader, folder] = process.argv.slice(2);
const { default: read } = await import(`./${reader}.mjs`);
for (const fault of await read(folder)) {
  process.stdout.write(`${String(fault).replaceAll("\n", " ")}\n`);
}
