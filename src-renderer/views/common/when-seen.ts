/** An attachment that calls `onseen` once, when its element comes into the window. */
export const whenSeen = (onseen: () => void) => (node: Element): (() => void) => {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    onseen();
  });
  observer.observe(node);
  return () => observer.disconnect();
};
