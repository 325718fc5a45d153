CREATE VIRTUAL TABLE `turn_fts` USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE VIRTUAL TABLE `memo_fts` USING fts5(title, words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE VIEW `participants_view` AS
SELECT p.id, c.code || p.code AS identifier, c.code AS case_code, p.code AS participant_code, r.prefix AS role, r.label AS role_label
FROM participant p JOIN study_case c ON c.id = p.case_id LEFT JOIN role r ON r.id = p.role_id;
--> statement-breakpoint
CREATE VIEW `codes_view` AS
SELECT c.id, c.guid, c.level, c.name, p.name AS parent, c.origin, c.color, c.short_definition, c.full_definition,
  c.use_when, c.avoid_when, c.typical_example, c.retired_at,
  (SELECT count(*) FROM coding g WHERE g.code_id = c.id AND g.in_scope = 1) AS codings
FROM code c LEFT JOIN code p ON p.id = c.parent_id;
--> statement-breakpoint
CREATE VIEW `codings_view` AS
SELECT g.id, g.guid, t.title AS transcript, sc.code AS case_code, c.name AS code, c.level, k.initials AS coder,
  g."start", g."end", g.in_scope, g.is_negative_case, g.comment, g.created_at,
  (SELECT pv.identifier FROM turn u JOIN speaker s ON s.id = u.speaker_id JOIN participants_view pv ON pv.id = s.participant_id
   WHERE u.transcript_id = g.transcript_id AND u."start" < g."end" AND u."end" > g."start" ORDER BY u."start" LIMIT 1) AS identifier
FROM coding g JOIN transcript t ON t.id = g.transcript_id LEFT JOIN study_case sc ON sc.id = t.case_id
JOIN code c ON c.id = g.code_id JOIN coder k ON k.id = g.coder_id;
