"""How the program looks: colours, type, measures, focus ring, style sheet; nothing else names a colour."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from kk_desktop.paths import resource

RADIUS = 5
ICON = 16


class Tokens(NamedTuple):
    """The colours by what they are for; the two sets below keep every text pair at 4.5:1 or better."""

    # Made before the first paint, where a dataclass of this size would cost ten milliseconds more.

    window: str
    base: str
    alt: str
    text: str
    text2: str
    text3: str
    line: str
    edge: str
    accent: str
    onaccent: str
    sel: str
    mark: str
    red: str
    redbg: str
    amber: str
    amberbg: str
    green: str
    greenbg: str
    graybg: str
    bluebg: str
    chip: str
    chipedge: str
    desk: str
    paper: str
    ink: str
    s1: str
    s2: str
    s3: str
    s4: str


# fmt: off
LIGHT = Tokens(
    window="#F3F4F6", base="#FFFFFF", alt="#F0F2F5", text="#1B1F24", text2="#535B65", text3="#626A74",
    line="#DDE1E6", edge="#858D97", accent="#1B5A8E", onaccent="#FFFFFF", sel="#DCE8F4", mark="#BBD7F1",
    red="#B3261E", redbg="#FCEBEA", amber="#855300", amberbg="#FBF0DA", green="#1B6E36", greenbg="#E4F3E8",
    graybg="#ECEEF1", bluebg="#E5EFF8", chip="#E8EEF5", chipedge="#AFC3D8", desk="#E4E7EB",
    paper="#FFFFFF", ink="#1B1F24", s1="#1B5A8E", s2="#B37510", s3="#4C8A86", s4="#8B6BA8",
)
DARK = Tokens(
    window="#1A1C20", base="#212429", alt="#292D33", text="#E7E9EC", text2="#ABB3BC", text3="#9AA3AD",
    line="#363B42", edge="#767F8A", accent="#82B9EC", onaccent="#0E1C29", sel="#253F59", mark="#2F567C",
    red="#F2938C", redbg="#45201E", amber="#E5B55C", amberbg="#3D3018", green="#7FCB95", greenbg="#1D3826",
    graybg="#30353C", bluebg="#1F3346", chip="#2B3947", chipedge="#4D657E", desk="#141619",
    paper="#FFFFFF", ink="#1B1F24", s1="#82B9EC", s2="#E0AE4E", s3="#7FB8B3", s4="#B79AD2",
)
# fmt: on

# Points and weight of each role of text; see the type scale of the design.
TYPE = {
    "welcome": (24, QFont.Weight.DemiBold),
    "page_title": (18, QFont.Weight.DemiBold),
    "document_title": (15, QFont.Weight.DemiBold),
    "section": (11, QFont.Weight.DemiBold),
    "lead": (10.5, QFont.Weight.Normal),
    "editor": (10.5, QFont.Weight.Normal),
    "body": (10, QFont.Weight.Normal),
    "row_title": (10, QFont.Weight.Medium),
    "strong": (10, QFont.Weight.DemiBold),
    "secondary": (9, QFont.Weight.Normal),
    "label": (9, QFont.Weight.Medium),
    "secondary_strong": (9, QFont.Weight.DemiBold),
}
FAMILY = "IBM Plex Sans"


def tokens() -> Tokens:
    """The colours in force now, read from the application's palette, so that there is one truth."""
    palette = QApplication.palette()
    window = palette.color(QPalette.ColorRole.Window).name().upper()
    if window == LIGHT.window:
        return LIGHT
    return DARK if window == DARK.window else _system_tokens(palette.cacheKey())


def color(name: str) -> QColor:
    """One of the colours in force now, by its name in ``Tokens``."""
    return QColor(getattr(tokens(), name))


@cache
def font(role: str) -> QFont:
    """The font of a role in ``TYPE``."""
    points, weight = TYPE[role]
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(weight)
    return made


def palette_of(colors: Tokens) -> QPalette:
    """The palette Qt's own drawing uses."""
    role = QPalette.ColorRole
    made = QPalette()
    for roles, name in (
        ((role.Window, role.Button), colors.window),
        ((role.Base, role.ToolTipBase), colors.base),
        ((role.AlternateBase,), colors.alt),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText), colors.text),
        ((role.PlaceholderText,), colors.text3),
        ((role.Accent, role.Link, role.LinkVisited), colors.accent),
        ((role.Highlight,), colors.mark),
        ((role.Light, role.Midlight), colors.line),
        ((role.Mid, role.Dark), colors.edge),
        ((role.Shadow,), colors.desk),
        ((role.BrightText,), colors.red),
    ):
        for each in roles:
            made.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colors.text3))
    return made


def put_on(app: QApplication) -> None:
    """Dress the application: style, fonts, colours; and follow the system's light and dark from here on."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setStyle(Style())
    app.setFont(font("body"))
    rebuild(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: rebuild(app))
    app.focusChanged.connect(_FocusRing(app).follow)


def rebuild(app: QApplication, colors: Tokens | None = None) -> None:
    """Set the palette and the style sheet anew; ``colors`` says which, else the system does."""
    chosen = colors or _chosen_by_system(app)
    if chosen is None:
        app.setPalette(QPalette())
        chosen = _system_tokens(app.palette().cacheKey())
    else:
        app.setPalette(palette_of(chosen))
    app.setStyleSheet(style_sheet(chosen))


def _chosen_by_system(app: QApplication) -> Tokens | None:
    """Our colours for light or dark; ``None`` when the person has asked the system for high contrast."""
    hints = app.styleHints()
    accessibility = getattr(hints, "accessibility", lambda: None)()
    if accessibility is not None and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return None
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


@cache
def _system_tokens(_palette_key: int) -> Tokens:
    """Tokens made of the system's own palette; tints fall back to the base, so that no pair loses contrast."""
    palette, role = QApplication.palette(), QPalette.ColorRole
    text, base = palette.color(role.WindowText).name(), palette.color(role.Base).name()
    made = dict.fromkeys(Tokens._fields, text)
    made |= dict.fromkeys(("base", "alt", "redbg", "amberbg", "greenbg", "graybg", "bluebg", "chip"), base)
    made |= {
        "window": palette.color(role.Window).name(),
        "desk": palette.color(role.Window).name(),
        "accent": palette.color(role.Link).name(),
        "onaccent": base,
        "sel": base,
        "mark": palette.color(role.Highlight).name(),
        "paper": LIGHT.paper,
        "ink": LIGHT.ink,
    }
    return Tokens(**made)


def style_sheet(colors: Tokens) -> str:
    """The one style sheet: tab bar, buttons, fields and scroll bars."""
    names = colors._asdict()
    return Template(resource("style.qss").read_text(encoding="utf-8")).substitute(names)


class Style(QProxyStyle):
    """Fusion with our measures, and a focus ring two pixels outside the control."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(self, metric, option=None, widget=None) -> int:
        """Our measures for icons, the splitter's hairline and the distance of the focus ring."""
        known = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if known is None else known

    def styleHint(self, hint, option=None, widget=None, data=None) -> int:
        """Mnemonics are shown, menus open at once, and the focus frame lies above its widget."""
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, data) if known is None else known

    def drawControl(self, element, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        """The focus frame is a rounded ring in the accent colour."""
        if element == QStyle.ControlElement.CE_FocusFrame:
            draw_ring(painter, option.rect)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(self, element, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        """Chosen rows in our tint, chevrons at branches, and nothing of Qt's own dotted focus."""
        primitive = QStyle.PrimitiveElement
        if element == primitive.PE_PanelItemViewRow:
            _draw_row(painter, option)
        elif element == primitive.PE_IndicatorBranch:
            _draw_branch(painter, option)
        elif element not in (primitive.PE_FrameFocusRect, primitive.PE_PanelItemViewItem):
            super().drawPrimitive(element, option, painter, widget)


_METRICS = {
    QStyle.PixelMetric.PM_SmallIconSize: ICON,
    QStyle.PixelMetric.PM_ButtonIconSize: ICON,
    QStyle.PixelMetric.PM_ToolBarIconSize: ICON,
    QStyle.PixelMetric.PM_TabBarIconSize: ICON,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_FocusFrameHMargin: 4,
    QStyle.PixelMetric.PM_FocusFrameVMargin: 4,
}
_HINTS = {
    QStyle.StyleHint.SH_UnderlineShortcut: 1,
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_FocusFrame_Mask: 0,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
}


def draw_ring(painter: QPainter, rect: QRect) -> None:
    """A two pixel accent ring just inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)
    painter.restore()


def _draw_row(painter: QPainter, option: QStyleOption) -> None:
    """A chosen row's tint, with the accent bar at its left end: grey while the list has no focus."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return
    painter.fillRect(option.rect, color("sel"))
    if option.rect.left() <= 0:
        is_active = bool(option.state & QStyle.StateFlag.State_HasFocus)
        bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
        painter.fillRect(bar, color("accent" if is_active else "edge"))


def _draw_branch(painter: QPainter, option: QStyleOption) -> None:
    """A chevron where something lies below; no lines."""
    if not option.state & QStyle.StateFlag.State_Children:
        return
    middle, step = QPointF(option.rect.center()), 3.5
    corners = [QPointF(-step / 2, -step), QPointF(step / 2, 0), QPointF(-step / 2, step)]
    if option.state & QStyle.StateFlag.State_Open:
        corners = [QPointF(-step, -step / 2), QPointF(0, step / 2), QPointF(step, -step / 2)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("text2"), 1.6))
    painter.drawPolyline([middle + corner for corner in corners])
    painter.restore()


def fit(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, elided at the end where it does not fit."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class _FocusRing(QObject):
    """Lets one frame follow the keyboard focus from button to button; fields and lists show it themselves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._frame: QFocusFrame | None = None

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Move the frame to the widget that has the focus now; only buttons wear it."""
        wearer = now if isinstance(now, QAbstractButton) else None
        # Qt deletes the frame together with the window it stood in.
        if self._frame is None or not isValid(self._frame):
            if wearer is None:
                return
            self._frame = QFocusFrame(wearer)
        self._frame.setWidget(wearer)  # type: ignore[arg-type]  # None takes it off
