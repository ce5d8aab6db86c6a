// GEXF and GraphML, read by graphology.
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export default function read(folder) {
  const faults = [];
  for (const name of ["actors", "copies"]) {
    const one = gexf.parse(Graph, text(folder, `${name}.gexf`), { addMissingNodes: false, allowUndeclaredAttributes: false });
    const other = graphml.parse(Graph, text(folder, `${name}.graphml`), { addMissingNodes: false });
    if (one.order === 0 || one.size === 0) {
      faults.push(`${name}: ${one.order} nodes, ${one.size} edges`);
    }

    if (one.type !== "directed" || other.type !== "directed") {
      faults.push(`${name}: ${one.type} and ${other.type}`);
    }

    faults.push(...differences(name, nodesOf(one), nodesOf(other)), ...differences(name, edgesOf(one), edgesOf(other)));
  }

  return faults;
}

const text = (folder, file) => readFileSync(join(folder, file), "utf8");

const nodesOf = (graph) =>
  graph.mapNodes((node, { label, type, date, reports }) => JSON.stringify([node, label, type, date, Number(reports)])).sort();

const edgesOf = (graph) =>
  graph.mapEdges((_, { kind, weight }, source, target) => JSON.stringify([source, target, kind, Number(weight)])).sort();

function differences(name, one, other) {
  return one.length === other.length
    ? one.flatMap((line, at) => (line === other[at] ? [] : [`${name}: ${line} in GEXF, ${other[at]} in GraphML`]))
    : [`${name}: ${one.length} in GEXF, ${other.length} in GraphML`];
}
