// The interface for programs: its description held against the schemas of OpenAPI, and every answer against its description.
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export default async function read(folder) {
  const description = json(folder, "openapi.json");
  const found = await new Validator().validate(structuredClone(description));
  const faults = found.valid ? [] : [JSON.stringify(found.errors)];
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(description, "openapi");
  const answers = json(folder, "answers.json");
  const asked = new Set();
  for (const { address, status, file } of answers) {
    const path = Object.keys(description.paths).find((path) => patternOf(path).test(address.split("?")[0]));
    asked.add(path);
    const check = status === 200 ? ajv.getSchema(`openapi#${schemaOf(path)}`) : ajv.getSchema("openapi#/components/schemas/Problem");
    if (!check(json(folder, file))) {
      faults.push(`${address}: ${ajv.errorsText(check.errors)}`);
    }
  }

  const forgotten = Object.keys(description.paths).filter((path) => path.endsWith(".json") && !asked.has(path));
  return [...faults, ...forgotten.map((path) => `not asked: ${path}`)];
}

const json = (folder, file) => JSON.parse(readFileSync(join(folder, file), "utf8"));

const patternOf = (path) => new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{[a-z]+\}/g, "[^/]+")}$`);

const schemaOf = (path) => `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/get/responses/200/content/application~1json/schema`;
