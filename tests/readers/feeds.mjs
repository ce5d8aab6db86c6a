// The feeds of a watch, read by feedparser: both tell the same, each thing once.
import FeedParser from "feedparser";
import { createReadStream } from "node:fs";
import { join } from "node:path";

export default async function read(folder) {
  const atom = await entriesOf(join(folder, "watch.atom"));
  const rss = await entriesOf(join(folder, "watch.rss"));
  const faults = atom.flatMap((entry, at) => (entry === rss[at] ? [] : [`${entry} in Atom, ${rss[at]} in RSS`]));
  if (atom.length === 0 || atom.length !== rss.length || new Set(atom).size !== atom.length) {
    faults.push(`${atom.length} entries in Atom, ${rss.length} in RSS`);
  }

  return faults;
}

function entriesOf(file) {
  return new Promise((resolve, reject) => {
    const entries = [];
    const feed = new FeedParser();
    feed.on("error", reject);
    feed.on("end", () => resolve(entries));
    feed.on("readable", () => {
      for (let entry = feed.read(); entry !== null; entry = feed.read()) {
        entries.push(JSON.stringify([entry.guid, entry.title, entry.link, textOf(entry), entry.pubdate]));
      }
    });
    createReadStream(file).pipe(feed);
  });
}

// What Atom says as text, RSS says as HTML.
const textOf = ({ description, meta }) =>
  meta?.["#type"] === "atom" ? description : description?.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
