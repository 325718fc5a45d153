/** The audit trail: what was done, bringing back, a code at any date, chains of evidence. */
export const tracing = {};
