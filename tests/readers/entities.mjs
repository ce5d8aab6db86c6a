// Entities of FollowTheMoney, held against the model of its own library.
import { Model, defaultModel } from "@alephdata/followthemoney";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export default function read(folder) {
  const faults = [];
  const model = new Model(defaultModel);
  const rows = readFileSync(join(folder, "ftm.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  const schemata = new Map(rows.map((row) => [row.id, model.getSchema(row.schema)]));
  for (const row of rows) {
    const schema = model.getSchema(row.schema);
    model.getEntity(row); // Throws where the schema does not know a property.
    for (const [name, values] of Object.entries(row.properties)) {
      const property = schema.getProperty(name);
      if (property === undefined) {
        faults.push(`${row.id}: ${row.schema} has no ${name}`);
      } else if (property.stub) {
        faults.push(`${row.id}: ${name} is the other end of a property, and not to be written`);
      } else if (property.type.name === "entity") {
        faults.push(...values.filter((id) => !schemata.get(id)?.isA(property.getRange())).map((id) => `${row.id}: ${name} leads to ${id}`));
      }
    }
  }

  const kinds = new Set(rows.map((row) => row.schema));
  return kinds.has("Article") && kinds.has("Event") ? faults : [`only ${[...kinds]}`];
}
