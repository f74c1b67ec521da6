"""Light, dark, or as the system has it: the menu that the header's button opens.

``assets/early.js`` applies the choice before the first paint, ``assets/scheme_menu.js`` keeps it.
"""

from __future__ import annotations

from htpy import Element, div, fieldset, input, label, legend, span

from webapp import ids

SCHEMES = {"auto": "As the system", "light": "Light", "dark": "Dark"}
"""What each choice is called, by the value that is kept."""


def markup() -> Element:
    """The menu: three radio buttons, of which the first holds until another is chosen."""
    return div(
        id=ids.SCHEMES,
        class_="scheme-menu",
        popover=True,
        role="dialog",
        aria_label="Colour scheme",
    )[
        fieldset[
            legend["Colour scheme"],
            (
                label[
                    input(type="radio", name="scheme", value=value, checked=value == "auto"),
                    span(class_=f"scheme-sign of-{value}", aria_hidden="true"),
                    name,
                ]
                for value, name in SCHEMES.items()
            ),
        ]
    ]
