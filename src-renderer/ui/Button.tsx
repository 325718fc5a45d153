import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  Tooltip as AriaTooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';
import { Kbd } from './keys.tsx';

type Look = {
  /** `plain` has a border, `primary` is the one thing to do here, `quiet` shows itself on hover. */
  variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'small' | 'normal';
  ref?: Ref<HTMLButtonElement>;
};
export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> &
  Look & { icon?: IconName; children: ReactNode };

/** A button with words. `onPress`, `isDisabled`, `autoFocus` as in React Aria. */
export function Button({ variant = 'plain', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${variant} button-${size}`}>
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {/* Where there is room for the picture only, the style sheet hides this from the eye. */}
      {icon ? <span className="button-words">{children}</span> : children}
    </AriaButton>
  );
}

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> &
  Look & {
    icon: IconName;
    /** What it does: its name, and its tooltip. */
    label: string;
    /** Keys that do the same, shown in the tooltip. */
    keys?: string;
    /** Further words for the tooltip: what exactly would be undone. */
    detail?: string;
  };

/** A button that is a picture; always with a name and a tooltip. */
export function IconButton({
  icon,
  label,
  keys,
  detail,
  variant = 'quiet',
  size = 'normal',
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} className={`icon-button button-${variant} button-${size}`}>
        <Icon name={icon} size={size === 'small' ? 14 : 16} />
      </AriaButton>
      <AriaTooltip className="tooltip" offset={6}>
        {detail ?? label} {keys && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

/** A tooltip on anything that takes the focus: `<WithTooltip text="…"><Button …/></WithTooltip>`. */
export function WithTooltip({ text, keys, children }: { text: string; keys?: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text} {keys && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
