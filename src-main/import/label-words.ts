/** How two writings of one label are known to be the same: case, accents' encoding and runs of spaces do not count. */
export const labelKey = (label: string): string =>
  label.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** "Name" of "Name (team)". */
const withoutBrackets = (key: string): string => key.replace(/\s?[(（][^()（）]*[)）]$/u, '');

const INTERVIEWERS = [
  'i|int|q|question|interviewer|researcher|moderator|facilitator',
  'interviewerin|interviewender?|moderatorin|forscher|forscherin',
  'entrevistador|entrevistadora|investigador|investigadora|moderadora?|pesquisadora?|facilitadora?',
  'enquêteur|enquêtrice|intervieweur|intervieweuse|chercheur|chercheuse|modérateur|modératrice',
  'intervistatore|intervistatrice|ricercatore|ricercatrice|onderzoeker|intervjuare|haastattelija',
  'интервьюер|модератор|采访者|访谈者|訪問者|访问者|主持人|提问|问|問|インタビュアー|聞き手|면접자|진행자|المحاور|المحاورة',
].join('|');
const INTERVIEWER = new RegExp(`^(?:${INTERVIEWERS})(?: ?#?\\d{1,2})?$`, 'u');

/**
 * Whether a label says of itself that its speaker asks the questions (`I`, `INT 2`, `Moderatorin`). A name never
 * does: the researcher says so at import. `R` stays open, being the researcher in some studies and the respondent in others.
 */
export const isInterviewerLabel = (label: string): boolean =>
  INTERVIEWER.test(withoutBrackets(labelKey(label)));

const OTHERS = [
  'a|b|p|r|s|answer|participant|respondent|interviewee|informant|speaker|client|patient|student|teacher|nurse|parent',
  'all|group|several|everyone|unknown|unidentified|female|male|man|woman|observer|narrator|unknown speaker|translator|interpreter',
  'befragte[rn]?|befragter|teilnehmer|teilnehmerin|sprecher|sprecherin|proband|probandin|alle|unbekannt',
  'entrevistad[oa]|participante|informante|todos|orador|oradora|respondente',
  'enquêtée?|interviewée?|répondante?|participante|tous|intervistat[oa]|partecipante|deelnemer|respondent|geïnterviewde',
  '受访者|受訪者|参与者|答|回答|応答者|回答者|참여자|респондент|участник',
].join('|');
const OTHER = new RegExp(`^(?:${OTHERS})(?: ?#?\\d{1,3}| ?[a-z])?$`, 'u');
/** `PW01`, `S1`, `SU-02`, and with the case before it, `PAR1PW01`, `VOL2_SU02`. */
const CODE = /^(?:\p{Lu}{1,4}\d{1,3}[-_ ]?)?\p{Lu}{1,4}[-_]?\d{1,3}$/u;

/** A label that is believed where it stands but once: a word for a person's part in an interview, or a participant code. */
export function isCertainLabel(label: string): boolean {
  const key = labelKey(label);
  const plain = withoutBrackets(key);
  // Single letters and codes only as capitals: "a:" and "s1:" in running speech are not labels.
  if (plain.length === 1 && label === key && /\p{Ll}/u.test(plain)) return false;
  return INTERVIEWER.test(plain) || OTHER.test(plain) || CODE.test(label);
}

const HEADER_WORDS = new Set(
  [
    'date|time|place|location|duration|length|recorded|recorded on|recording|recording date|interview date|date of interview',
    'transcriber|transcribed|transcribed by|transcription|transcript|project|study|site|case|id|case id|participant id|file|file name',
    'interview|interview no|interview number|interview no.|language|setting|version|topic|title|age|gender|sex|start|end|start time|end time',
    'datum|ort|dauer|zeit|uhrzeit|aufnahme|aufnahmedatum|transkription|transkribiert von|projekt|sprache|thema|alter|geschlecht|beginn|ende',
    'fecha|hora|lugar|duración|transcripción|idioma|edad|lieu|durée|heure|langue|âge|data|local|duração|luogo|durata|plaats|duur|taal',
    '日期|时间|地点|時間|場所|日付|дата|место',
  ].flatMap((words) => words.split('|')),
);

/** A word of a transcript's head, "Date: 3 May": what follows it is not speech. */
export const isHeaderLabel = (label: string): boolean => HEADER_WORDS.has(labelKey(label));

const ORDINARY_WORDS = new Set(
  [
    'note|notes|nb|ps|example|for example|quote|remember|warning|source|sources|summary|conclusion|anyway|finally|first|second|third',
    'so|and|but|or|well|yes|yeah|yep|no|nope|okay|ok|right|sure|also|then|now|because|like|um|uh|mhm|mm|hm|hmm|oh|ah|laughs|laughter|pause',
    'http|https|ftp|mailto|www|re|fw|fwd|subject|from|to|cc|bcc|name|email|phone|comment|comments|reason|reasons|problem|point|result',
    'ja|nein|doch|also|und|aber|oder|gut|genau|okay|beispiel|zum beispiel|anmerkung|hinweis|notiz|pause|erstens|zweitens|lachen',
    'sí|si|pero|entonces|ejemplo|por ejemplo|nota|bueno|oui|non|mais|donc|alors|exemple|par exemple|remarque|sim|não|mas|então|exemplo|e|y|et',
    '例如|比如|注|注意|备注|但是|所以|例|注释',
  ].flatMap((words) => words.split('|')),
);

/** A word that opens sentences and notes, so that seeing it twice before a colon proves nothing. */
export const isOrdinaryWord = (label: string): boolean => ORDINARY_WORDS.has(labelKey(label));
