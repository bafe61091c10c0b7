import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';

const choices: { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Light, dark, or the setting of the system. */
export function ThemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div>
      <VisuallyHidden id="theme-label">Colours</VisuallyHidden>
      <SegmentedControl
        size="xs"
        aria-labelledby="theme-label"
        data-testid="theme"
        data={choices}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
      />
    </div>
  );
}
