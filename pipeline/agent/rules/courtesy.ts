/**
 * What people say around a question and that asks nothing: greetings, thanks, for what and by when they need it. Each
 * ends with its clause, so nothing of the question itself goes.
 */
const AROUND: readonly RegExp[] = [
  /^\s*(hi|hello|hey|dear|good (morning|afternoon|evening)|bonjour|bonsoir|salut|coucou|cher|chère)( (team|all|everyone|there|colleagues?|à tous|à toutes|l['’]équipe|equipe|équipe))?\s*[,!.:;]+/iu,
  /[,.!;–-]?\s*(many |a lot )?(thanks|thank you|thx|cheers|merci|kind regards|best regards|regards|cordialement|bien à vous)( (so much|very much|a lot|in advance|again|you|beaucoup|d['’]avance|par avance|bien|infiniment|à vous))*\s*[.!]*\s*$/iu,
  /\b(i['’]?m|i am|we['’]?re|we are) (currently )?(preparing|working on|writing|putting together|getting ready for|about to)\b[^,.;:!?]*?(?:[,.;:]|\band\b)/iu,
  /\b(je|nous|on) (prépare|prepare|préparons|preparons|travaille sur|travaillons sur|rédige|redige|suis en train de préparer)\b[^,.;:!?]*?(?:[,.;:]|\bet\b)/iu,
  /\b(i|we)['’ ]?(d| would| should)? be (so |very |most )?(grateful|thankful|obliged|delighted|happy|glad|pleased) if (you|someone) (could|would|can|might)( please| kindly)?\b/iu,
  /\b(would|could) you be so (kind|good) as to\b/iu,
  /\b(je|nous) vous (serais|serions) (très |tres )?(reconnaissante?s?|obligée?s?|gré|gre) de( bien vouloir)?\b/iu,
  /\b(je|nous) vous (saurais|saurions) gré de( bien vouloir)?\b/iu,
  /\b(auriez|aurais)[- ](vous|tu) (l['’]amabilité|la gentillesse|l['’]obligeance) de( bien vouloir)?\b/iu,
  /\b(pls|plz|plse|svp|stp)\b[.!?]*/iu,
  /,?\s*\b(if possible|si possible)\b( (before|by|avant|d['’]ici|pour) [^,.;:!?]*)?,?/iu,
  /,?\s*\b(as soon as possible|asap|dès que possible|au plus vite|urgently|en urgence|urgent)\b,?/iu,
  /,?\s*\b(for|pour) (my|our|the|a|an|mon|ma|notre|le|la|un|une) (board |management |comité |conseil )?(meeting|presentation|report|slides?|deck|board|reunion|réunion|présentation|presentation|rapport|comité|conseil)( (on|of|de|du|tomorrow|demain|next week)\b[^,.;:!?]*)?,?/iu
];

/** A question without what is said around it; the question as it was when nothing would be left. */
export function withoutCourtesy(question: string): string {
  let text = question;
  for (const pattern of AROUND) text = text.replace(pattern, " ");
  return /\p{L}{2}/u.test(text) ? text : question;
}
