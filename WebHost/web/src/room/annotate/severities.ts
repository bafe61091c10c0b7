/** The severities that a teacher chooses from. 0 removes the flag. */
export const severities = [
  { value: 25, label: 'Low' },
  { value: 50, label: 'Medium' },
  { value: 75, label: 'High' },
  { value: 0, label: 'Remove the flag' },
] as const;
