// Web Annotations: their words are those of the vocabulary, and Apache Annotator finds by both selectors the same place in the kept page.
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector";
import vocabulary from "@vocabulary/oa";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const space = "http://www.w3.org/ns/oa#";

// How the context of the recommendation (http://www.w3.org/ns/anno.jsonld) names what the vocabulary knows.
const terms = {
  body: "hasBody",
  target: "hasTarget",
  motivation: "motivatedBy",
  purpose: "hasPurpose",
  source: "hasSource",
  scope: "hasScope",
  selector: "hasSelector",
};
const fromElsewhere = new Set(["id", "type", "label", "items", "generator", "name", "format", "value", "AnnotationPage", "Software"]);

export default async function read(folder) {
  const faults = [];
  const known = new Set(vocabulary({ factory: nodes }).map((quad) => quad.subject.value));
  const page = JSON.parse(readFileSync(join(folder, "report.jsonld"), "utf8"));
  const text = readFileSync(join(folder, "report.txt"), "utf8");
  faults.push(...wordsOf({ ...page, "@context": undefined }).filter((word) => !isKnown(word, known)).map((word) => `unknown: ${word}`));
  for (const { id, target } of page.items) {
    const [position, quote] = target.selector;
    const places = await placesOf(textPositionSelectorMatcher(position), text);
    const quoted = await placesOf(textQuoteSelectorMatcher(quote), text);
    if (places.length !== 1 || !quoted.includes(places[0])) {
      faults.push(`${id}: ${places} by its place, ${quoted} by its words`);
    }
  }

  return page.items.length === 0 ? ["no annotations"] : faults;
}

const isKnown = (word, known) => fromElsewhere.has(word) || known.has(space + (terms[word] ?? word));

/** The keys, the types and the purposes that stand in a document. */
function wordsOf(node) {
  return node === null || typeof node !== "object"
    ? []
    : Object.entries(node).flatMap(([key, value]) => [
        ...(Array.isArray(node) || value === undefined ? [] : [key]),
        ...(["type", "motivation", "purpose"].includes(key) ? [value] : wordsOf(value)),
      ]);
}

async function placesOf(matcher, text) {
  const chunk = { data: text, equals: (other) => other === chunk };
  const chunker = { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
  const places = [];
  for await (const { startIndex, endIndex } of matcher(chunker)) {
    places.push(`${startIndex}-${endIndex}`);
  }

  return places;
}

const nodes = {
  namedNode: (value) => ({ value }),
  blankNode: (value) => ({ value }),
  literal: (value) => ({ value }),
  defaultGraph: () => ({}),
  quad: (subject, predicate, object) => ({ subject, predicate, object }),
};
