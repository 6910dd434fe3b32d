import type {Random} from "./random.ts";

/** Sentences by mood. `@` stands for the thing reviewed. All thought up for this shop. */
const SENTENCES = {
  praise: [
    "Absolutely love this @.",
    "The @ is even prettier than in the picture.",
    "Beautiful @, very well made.",
    "My sister adored the @.",
    "Excellent quality for the price.",
    "The colours are lovely and bright.",
    "Sturdy and nicely finished.",
    "It arrived quickly and perfectly packed.",
    "I have had so many compliments on it.",
    "Exactly as described and a joy to use.",
    "A perfect present, I will buy another @.",
    "The detail on the @ is wonderful.",
    "Great value, I am delighted.",
    "Très joli, and delivered before the date given.",
    "Looks gorgeous in our kitchen.",
    "The best @ we have owned."
  ],
  content: [
    "Nice @, does what it should.",
    "Good quality overall.",
    "A pretty @ and a fair price.",
    "Happy with the @.",
    "Arrived on time and well wrapped.",
    "Looks good on the shelf.",
    "My daughter likes it a lot.",
    "Pleasant colours.",
    "Good gift for a friend.",
    "Would buy again."
  ],
  caveat: [
    "A little smaller than I had imagined.",
    "The box was slightly dented.",
    "The colour is a shade darker than shown.",
    "Delivery took a week.",
    "A touch dear, perhaps."
  ],
  middling: [
    "The @ is okay, nothing special.",
    "Average quality for the money.",
    "It is fine, but I expected more.",
    "Not bad, not great.",
    "Looks nice but feels rather thin.",
    "Some parts are well made, others are not.",
    "The @ does the job, the finish could be neater."
  ],
  complaint: [
    "Disappointed with the @.",
    "The paint was chipped on arrival.",
    "Feels cheap and flimsy.",
    "The @ looks nothing like the picture.",
    "Smaller than stated and poorly finished.",
    "Arrived late and badly packed.",
    "The colour faded after a week.",
    "One corner was cracked.",
    "I had to send the @ back.",
    "Not worth the price."
  ],
  anger: [
    "Terrible @, it broke on the first day.",
    "Awful quality, a complete waste of money.",
    "It fell apart in my hands.",
    "Do not buy this @.",
    "The @ arrived smashed and nobody answered my mails.",
    "Worst purchase of the year.",
    "Useless, it went straight into the bin.",
    "Horrible smell and sharp edges."
  ],
  decline: [
    "It used to be good, but this one is rubbish.",
    "I bought the same @ last year and that one was far better.",
    "They must have changed the maker, the quality has dropped badly."
  ]
};

const TITLES: readonly (readonly string[])[] = [
  ["Broken on arrival", "Awful", "Waste of money", "Avoid", "Never again"],
  ["Disappointing", "Poor quality", "Not as pictured", "Would not buy again", "Sent it back"],
  ["It is okay", "Average", "So-so", "Mixed feelings", "Fine, I suppose"],
  ["Nice", "Good buy", "Pretty", "Happy with it", "Good present"],
  ["Lovely!", "Perfect", "Absolutely beautiful", "Love it", "Très joli", "Wonderful gift"]
];

/** By rating from 1 to 5: which moods a review is made of, the first always. */
const MOODS: readonly (readonly (keyof typeof SENTENCES)[])[] = [
  ["anger", "complaint", "anger"],
  ["complaint", "complaint", "middling"],
  ["middling", "caveat", "content"],
  ["content", "content", "caveat"],
  ["praise", "praise", "content"]
];

/** The title and text of a review that agree with its rating. `fallen` lets a poor one say that it was better once. */
export function reviewText(
  random: Random,
  rating: number,
  thing: string,
  fallen: boolean
): {title: string; body: string} {
  const moods = MOODS[rating - 1]!;
  const said = new Set([random.pick(SENTENCES[moods[0]!])]);
  if (fallen && rating <= 2 && random.chance(0.35)) said.add(random.pick(SENTENCES.decline));
  for (const mood of moods.slice(1)) if (random.chance(0.5)) said.add(random.pick(SENTENCES[mood]));
  return {title: random.pick(TITLES[rating - 1]!), body: [...said].join(" ").replaceAll("@", thing)};
}

const SLOPPY: readonly (readonly [RegExp, string])[] = [
  [/\bvery\b/g, "v"],
  [/\bgreat\b/gi, "gr8"],
  [/\band\b/g, "n"],
  [/\bthe\b/gi, "da"],
  [/\byou\b/g, "u"],
  [/\bquality\b/gi, "qlty"],
  [/\bperfect\b/gi, "perfekt"],
  [/\barrived\b/gi, "arrivd"],
  [/\bplease\b/gi, "pls"],
  [/\bbeautiful\b/gi, "beautifull"],
  [/\bbecause\b/g, "cos"]
];

/** The text as it is typed on a telephone in a hurry. Never the same as the text. */
export function sloppy(random: Random, text: string): string {
  let out = text;
  for (const [from, to] of SLOPPY) if (random.chance(0.6)) out = out.replace(from, to);
  if (random.chance(0.6)) out = out.toLowerCase();
  if (random.chance(0.4)) out = out.replaceAll(/[.,]/g, "");
  return out === text ? `${text}!!` : out;
}

const FIRST =
  "Aisha,Amélie,Ben,Bronagh,Callum,Chloë,Dafydd,Elif,Erin,Fergus,Freya,Grace,Hamza,Ines,Isla,Jürgen,Kasia,Leila,Lars,Maeve,Mateo,Nadia,Noor,Olive,Owain,Priya,Renée,Rhys,Saoirse,Søren,Tamsin,Theo,Uma,Víctor,Wilf,Yuki,Zoë".split(
    ","
  );

/** A reviewer's name as a marketplace shows it. */
export const reviewer = (random: Random): string =>
  random.chance(0.08) ? "" : `${random.pick(FIRST)} ${String.fromCharCode(65 + random.int(26))}.`;
