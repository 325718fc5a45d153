import type { Id } from '@shared/contract/index.ts';
import { list } from '../../db/rows.ts';
import type { SmallStudy } from './study.ts';

/** An arrow between two codes, with a piece of evidence, on the one diagram, where both have a box. */
export function relate(study: SmallStudy, fromCodeId: Id, toCodeId: Id, c: number) {
  const { db, write, newGuid } = study.host.parts;
  const codings = list(db.orm, 'coding');
  const origin = c % 3 === 0 ? 'literature' : 'data';
  write({ kind: 'test', label: 'Drew a relation' }, (tx) => {
    const guid = newGuid();
    const { id } = tx.insert('relation', {
      guid,
      fromCodeId,
      toCodeId,
      type: 'leads to',
      origin,
      label: String(c),
    });
    const evidence = codings[c % Math.max(1, codings.length)];
    if (evidence)
      tx.insert('relationEvidence', { relationId: id, codingId: evidence.id, supports: c % 2 === 0 });
    const diagramId = (
      list(db.orm, 'diagram')[0] ?? tx.insert('diagram', { guid: newGuid(), name: 'Change model' })
    ).id;
    for (const codeId of new Set([fromCodeId, toCodeId]))
      tx.insert('diagramNode', { diagramId, codeId, label: '', origin, x: c, y: 0, w: 1, h: 1, style: '' });
    tx.insert('diagramEdge', { diagramId, relationId: id, route: '' });
  });
}
