/* How the search box shows what the server suggests. The server has already chosen and ranked. */
var dashMantineFunctions = (window.dashMantineFunctions = window.dashMantineFunctions || {});

dashMantineFunctions.asGiven = ({ options }) => options;

dashMantineFunctions.renderSuggestion = ({ option }) => {
  const part = (className, text) => React.createElement("span", { className, key: className }, text);
  return React.createElement("span", { className: "suggestion" }, [
    part("suggestion-name", option.label),
    option.also ? part("suggestion-also", option.also) : null,
    part("suggestion-kind", option.kind),
  ]);
};
