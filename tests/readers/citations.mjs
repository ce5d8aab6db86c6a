// CSL-JSON and BibTeX, read by Citation.js, which formats citations with citeproc.
import { plugins } from "@citation-js/core";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-bibtex";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const fieldsOfBoth = ["title", "container-title", "URL", "language", "note"];

export default function read(folder) {
  const faults = [];
  const items = JSON.parse(readFileSync(join(folder, "csl.json"), "utf8"));
  const entries = new Cite(readFileSync(join(folder, "bibtex.bib"), "utf8"));
  for (const item of items) {
    try {
      plugins.input.util.clean([item], false); // Throws where a field or a type is not of CSL.
      const citation = new Cite(item).format("bibliography", { template: "apa" });
      if (!citation.includes(String(item.issued["date-parts"][0][0]))) {
        faults.push(`${item.id}: cited without its year: ${citation}`);
      }
    } catch (error) {
      faults.push(`${item.id}: ${error.message}`);
    }

    const entry = entries.data.find((entry) => entry["citation-key"] === item.id);
    for (const field of fieldsOfBoth) {
      if (plain(entry?.[field]) !== plain(item[field])) {
        faults.push(`${item.id}: ${field} is "${item[field]}" in CSL and "${entry?.[field]}" in BibTeX`);
      }
    }
  }

  return items.length === 0 ? ["no citations"] : faults;
}

// Citation.js shows letters that BibTeX keeps in braces as marked up, and CSL knows no more of blanks than TeX does.
const plain = (text) => (text ?? "").replace(/<\/?span[^>]*>/g, "").replace(/\s+/g, " ").trim();
