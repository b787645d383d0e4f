// Words that look or sound like one that no page has, for "did you mean". Fetched when a search finds nothing.

// What transliterations and ears take for one another.
const SOUNDS = [[/kh|ch|gh/g, "h"], [/ph/g, "f"], [/sch|sh|sz|ts|tz|c(?=[eiy])/g, "s"], [/c|q/g, "k"], [/zh|j|y/g, "i"], [/w/g, "v"], [/ou/g, "u"], [/(.)\1+/g, "$1"]];
const sound = (word) => SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word);

/** How many letters have to be put in, taken out, changed or swapped with the next. */
function distance(one, other) {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let row = 1; row <= one.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const changed = rows[row - 1][column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      rows[row][column] = Math.min(rows[row - 1][column] + 1, rows[row][column - 1] + 1, changed, swapped ? rows[row - 2][column - 2] + 1 : Infinity);
    }
  }
  return rows[one.length][other.length];
}

/** Up to five of the `known` words, the most frequent of which come first, that a `word` of at least so many letters was meant for. */
export function near(word, known, least) {
  const typed = word.toLowerCase();
  if (/\d/.test(typed) || typed.length < least || typed.length > 40) return [];
  const limit = typed.length < 8 ? 1 : typed.length < 12 ? 2 : 3;
  const here = new Set(known);
  const joined = [...typed].map((_, at) => [typed.slice(0, at), typed.slice(at)]).filter((parts) => parts.every((part) => part.length > 2 && here.has(part)));
  const found = known
    .filter((each) => Math.abs(each.length - typed.length) <= limit)
    .map((each) => {
      const heard = distance(sound(typed), sound(each)) + 0.5;
      const far = Math.min(distance(typed, each), heard < 2 ? heard : Infinity);
      return { each, far: far + (each[0] === typed[0] ? 0 : 0.5) };
    })
    .filter(({ far }) => far <= limit)
    .sort((one, other) => one.far - other.far);
  const best = found.filter(({ far }) => far <= found[0].far + 0.5);
  const likely = [...joined.map((parts) => parts.join(" ")), ...best.map(({ each }) => each)].slice(0, 5);
  return word[0] === typed[0] ? likely : likely.map((each) => each[0].toUpperCase() + each.slice(1));
}
