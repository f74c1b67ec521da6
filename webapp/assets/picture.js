/* A drawing of the page as a picture file, with the styles that it wears on the screen. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const PAD = 12;
  const SCALE = 2;
  const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity",
    "font-size", "font-weight", "font-family", "text-anchor", "dominant-baseline"];

  /* The SVG text of a drawing whose content is `width` × `height` px at scale 1. */
  const picture = (svg, width, height) => {
    const copy = svg.cloneNode(true);
    const from = [svg, ...svg.querySelectorAll("*")];
    const to = [copy, ...copy.querySelectorAll("*")];
    from.forEach((element, index) => {
      const style = getComputedStyle(element);
      to[index].setAttribute("style", KEPT.map((k) => `${k}:${style.getPropertyValue(k)}`).join(";"));
      const moves = element.style && element.style.transform;
      if (moves) to[index].setAttribute("transform", moves.replaceAll("px", ""));
      for (const name of ["href", "tabindex", "data-key"]) to[index].removeAttribute(name);
    });
    copy.querySelectorAll(".hit").forEach((hit) => hit.remove());
    copy.querySelector(".viewport").setAttribute("transform", `translate(${PAD} ${PAD})`);
    const size = { width: width + 2 * PAD, height: height + 2 * PAD };
    copy.setAttribute("xmlns", NS);
    copy.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    for (const name of ["width", "height"]) copy.setAttribute(name, size[name]);
    const ground = document.createElementNS(NS, "rect");
    for (const name of ["width", "height"]) ground.setAttribute(name, size[name]);
    ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
    copy.prepend(ground);
    return { text: new XMLSerializer().serializeToString(copy), ...size };
  };

  window.plexus.savePicture = async (svg, width, height, name, format) => {
    const drawn = picture(svg, width, height);
    if (format === "svg") {
      window.plexus.offer(new Blob([drawn.text], { type: "image/svg+xml" }), `${name}.svg`);
      return;
    }
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [drawn.width * SCALE, drawn.height * SCALE];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => window.plexus.offer(blob, `${name}.png`));
  };
})();
