/* A drawing of the page as a picture file, with the styles that it wears on the screen. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const PAD = 12;
  const SCALE = 2;
  const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order",
    "opacity", "font-size", "font-weight", "font-family", "text-anchor", "dominant-baseline"];

  /* The typeface as part of the picture: a picture file cannot ask the page for it. */
  const typeface = async () => {
    const rule = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      .find((found) => found instanceof CSSFontFaceRule);
    const address = rule.style.getPropertyValue("src").match(/url\("([^"]+)"\)/)[1];
    const answer = await fetch(new URL(address, rule.parentStyleSheet.href));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return `@font-face{font-family:Inter;font-weight:100 900;`
      + `src:url(data:font/woff2;base64,${text}) format("woff2")}`;
  };

  /* The SVG text of a drawing whose content lies in the box `x, y, width, height`, px at scale 1. */
  const picture = async (svg, [x, y, width, height]) => {
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
    copy.querySelectorAll(".hit, .node-opener, .tips").forEach((hit) => hit.remove());
    copy.querySelector(".sheet").setAttribute("transform", `translate(${PAD - x} ${PAD - y})`);
    const size = { width: width + 2 * PAD, height: height + 2 * PAD };
    copy.setAttribute("xmlns", NS);
    copy.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    for (const name of ["width", "height"]) copy.setAttribute(name, size[name]);
    const ground = document.createElementNS(NS, "rect");
    for (const name of ["width", "height"]) ground.setAttribute(name, size[name]);
    ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
    const style = document.createElementNS(NS, "style");
    style.textContent = await typeface();
    copy.prepend(style, ground);
    return { text: new XMLSerializer().serializeToString(copy), ...size };
  };

  window.plexus.savePicture = async (svg, box, name, format) => {
    const drawn = await picture(svg, box);
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
