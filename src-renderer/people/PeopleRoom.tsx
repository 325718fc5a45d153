export function PeopleRoom() {
  return null;
}
