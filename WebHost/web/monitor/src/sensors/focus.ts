import type { Sensor } from "./sensor";

/** On the way to another tab the window loses focus a moment before the page is hidden: that is one event, not two. */
const sameMoveMs = 300;

/** The window lost the focus while the page stayed visible. */
export const focus: Sensor = {
  types: ["window.blur"],
  supported: () => typeof document.hasFocus === "function",
  start(site) {
    const blurred = site.interval("window.blur");
    const look = () => {
      const visible = document.visibilityState !== "hidden";
      // A frame inside the exam that has the focus leaves it with the document.
      if (visible && !document.hasFocus()) blurred.open();
      else if (!visible && blurred.isUntold && blurred.age < sameMoveMs) blurred.cancel();
      else blurred.close();
    };
    site.listen(window, "blur", event => { if (event.target === window) look(); });
    site.listen(window, "focus", event => { if (event.target === window) look(); });
    site.listen(document, "visibilitychange", look);
    look();
  },
};
