import type { Role } from '@shared/contract/index.ts';
import { useMemo, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { Button, ConfirmDialog, IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { AddDialog } from './AddDialog.tsx';
import { Cell } from './Cell.tsx';

const said = words.people;

/** The perspectives of the study, each with the prefix that participant codes begin with. */
export function RoleTable() {
  const readOnly = useStore((state) => state.readOnly);
  const roles = useStore((state) => state.tables.role);
  const list = useMemo(() => byPosition(roles), [roles]);
  const [adding, setAdding] = useState(false);
  return (
    <section className="people-section people-roles">
      <div className="people-section-head">
        <h2>{said.roles}</h2>
        <span className="grow" />
        <Button
          size="small"
          variant="quiet"
          icon="plus"
          isDisabled={readOnly}
          onPress={() => setAdding(true)}
        >
          {said.addRole}
        </Button>
      </div>
      <div className="table-frame">
        <table className="table people-table">
          <thead>
            <tr>
              <th scope="col">{said.prefix}</th>
              <th scope="col">{said.label}</th>
              <th scope="col" className="number">
                {said.participants}
              </th>
              <th scope="col">
                <span className="visually-hidden">{said.more(said.roles)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((role) => (
              <RoleRow key={role.id} role={role} />
            ))}
          </tbody>
        </table>
      </div>
      {adding && <AddDialog what="role" onClose={() => setAdding(false)} />}
    </section>
  );
}

function RoleRow({ role }: { role: Role }) {
  const { act } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const participants = useStore((state) => state.tables.participant);
  const [deleting, setDeleting] = useState(false);
  const { id } = role;
  const count = useMemo(
    () => [...participants.values()].filter((one) => one.roleId === id).length,
    [participants, id],
  );
  return (
    <tr>
      <td>
        <Cell
          mono
          label={said.of(said.prefix, role.label)}
          value={role.prefix}
          isNeeded
          onSave={(prefix) => act('roles.update', { id, prefix })}
        />
      </td>
      <td>
        <Cell
          label={said.of(said.label, role.prefix)}
          value={role.label}
          isNeeded
          onSave={(label) => act('roles.update', { id, label })}
        />
      </td>
      <td className="number">{count}</td>
      <td className="row-tools">
        {!readOnly && (
          <IconButton
            icon="trash"
            size="small"
            label={said.deleteThatRole(role.label)}
            onPress={() => setDeleting(true)}
          />
        )}
        {deleting && (
          <ConfirmDialog
            title={said.deleteRoleTitle(role.label)}
            message={said.deleteRoleNote(count)}
            confirm={said.delete}
            onConfirm={() => act('roles.remove', { id })}
            onClose={() => setDeleting(false)}
          />
        )}
      </td>
    </tr>
  );
}
