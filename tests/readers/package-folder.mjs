// The folder of a full export, read by the library of the Data Package: its description, and every row of every table.
import { Package } from "datapackage";
import { join } from "node:path";

export default async function read(folder) {
  const faults = [];
  const description = await Package.load(join(folder, "datapackage.json"), { strict: true });
  faults.push(...description.errors.map((error) => error.message));
  const tables = description.resources.filter((resource) => resource.tabular);
  for (const table of tables) {
    try {
      const { bytes } = table.descriptor;
      await table.read();
      if (bytes === 0) {
        faults.push(`${table.name} is empty`);
      }
    } catch (error) {
      faults.push(`${table.name}: ${[error.message, ...(error.errors ?? []).map((inner) => inner.message)].join("; ")}`);
    }
  }

  return tables.length === 0 ? ["no tables"] : faults;
}
