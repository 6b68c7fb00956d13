// Where in a YAML text a position is: the keys from the top, and whether a key or a value is expected there.
// Reads block and flow style and is content with text that is not finished, as it is while somebody types.

const KEY = /^(?:"([^"]*)"|'([^']*)'|([\w.-]+))\s*:(?=\s|$|[,[\]{}])/;

export function placeAt(text) {
  const block = []; // { indent, key }: key is null for an item of a list
  let flow = []; // { key, list }: open brackets
  let waiting = null; // the key whose value is expected
  const last = text.slice(text.lastIndexOf("\n") + 1);
  for (const line of text.split("\n")) {
    let at = 0;
    if (!flow.length) {
      at = line.search(/\S|$/);
      if (line[at] === "#" || (at === line.length && line !== last)) continue;
      const item = /^-(\s|$)/.test(line.slice(at));
      // The items of a list may stand as far left as the key that holds them.
      while (block.length && leaves(block[block.length - 1], at, item)) block.pop();
      while (/^-(\s|$)/.test(line.slice(at))) {
        block.push({ indent: at, key: null });
        at += 1 + line.slice(at + 1).search(/\S|$/);
      }
      const key = KEY.exec(line.slice(at));
      waiting = null;
      if (key) {
        waiting = key[1] ?? key[2] ?? key[3];
        block.push({ indent: at, key: waiting });
        at += key[0].length;
      }
      // A plain text may hold brackets that mean nothing.
      if (/^\s*[^\s[{]/.test(line.slice(at))) continue;
    }
    waiting = within(line.slice(at), flow, waiting);
  }
  const keys = block.map((level) => level.key).filter((key) => key !== null);
  const path = [...keys, ...flow.map((level) => level.key).filter((key) => key !== null)];
  const innermost = flow[flow.length - 1];
  if (innermost) return { path, expects: innermost.list || innermost.key !== null ? "value" : "key" };
  return { path, expects: waiting !== null ? "value" : "key" };
}

function leaves(level, indent, item) {
  return level.indent > indent || (level.indent === indent && !(item && level.key !== null));
}

function within(rest, flow, waiting) {
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at];
    const innermost = flow[flow.length - 1];
    if (character === "#" && (at === 0 || /\s/.test(rest[at - 1]))) break;
    if (character === '"' || character === "'") {
      const key = innermost && !innermost.list && KEY.exec(rest.slice(at));
      if (key) {
        innermost.key = key[1] ?? key[2];
        at += key[0].length - 1;
        continue;
      }
      const end = rest.indexOf(character, at + 1);
      if (end < 0) break;
      at = end;
    } else if (character === "{" || character === "[") {
      flow.push({ key: null, list: character === "[" });
    } else if ((character === "}" || character === "]") && innermost) {
      flow.pop();
      if (!flow.length) waiting = null;
    } else if (character === "," && innermost) {
      innermost.key = null;
    } else if (innermost && !innermost.list && innermost.key === null) {
      const key = KEY.exec(rest.slice(at));
      if (key) {
        innermost.key = key[3];
        at += key[0].length - 1;
      } else if (/\S/.test(character)) {
        at += rest.slice(at).search(/[,{}[\]]|$/) - 1;
      }
    }
  }
  return waiting;
}
