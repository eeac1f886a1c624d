// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"
#include "widgets/icons.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// Fusion's own is hardly there on dark ground.
void paintCheckBox(QPainter &painter, const Tokens &t, const QRectF &rect, QStyle::State state)
{
    const bool on = state & QStyle::State_On, enabled = state & QStyle::State_Enabled;
    QRectF box(0, 0, 15, 15);
    box.moveCenter(rect.center());
    const QColor full(enabled ? t.accent : t.faint);
    paintRounded(painter, box, 4, on ? full : QColor(t.paper), on ? full : QColor(t.faint));
    if (!on)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(t.paper), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = box.center();
    painter.drawPolyline(QPolygonF{middle + QPointF(-3.4, 0.2), middle + QPointF(-0.9, 2.7), middle + QPointF(3.6, -2.5)});
    painter.restore();
}

// Fusion, with the few answers of ours that neither palette nor style sheet can give.
class Style : public QProxyStyle
{
public:
    Style() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override
    {
        if (hint == SH_ToolTip_WakeUpDelay)
            return 600;
        if (hint == SH_Widget_Animation_Duration)
            return qMin(120, QProxyStyle::styleHint(hint, option, widget, returned));
        if (hint == SH_EtchDisabledText || hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element == PE_FrameFocusRect && widget) {
            // A button's border says it; a ring inside would stand on its words.
            if (!qobject_cast<const QPushButton *>(widget))
                paintFocus(*painter, *widget, QRectF(option->rect), 6);
            return;
        }
        if ((element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) && widget) {
            paintCheckBox(*painter, tokensOf(*widget), QRectF(option->rect), option->state);
            return;
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

    // A style sheet could give the arrow only as a file in one colour.
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override
    {
        if (control != CC_ComboBox || !widget) {
            QProxyStyle::drawComplexControl(control, option, painter, widget);
            return;
        }
        const Tokens &t = tokensOf(*widget);
        const QRectF place(option->rect);
        paintRounded(*painter, place, 6, QColor(t.paper), QColor(option->state & State_HasFocus ? t.accent : t.line));
        paintIcon(*painter, u"down"_s, QRectF(place.right() - 24, place.center().y() - 7, 14, 14),
                  QColor(option->state & State_Enabled ? t.soft : t.faint));
    }

    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override
    {
        if (control == CC_ComboBox && part == SC_ComboBoxEditField)
            return option->rect.adjusted(8, 0, -28, 0);
        return QProxyStyle::subControlRect(control, option, part, widget);
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override
    {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return type == CT_ComboBox ? QSize(contents.width() + 40, 30) : size;
    }
};

QPalette paletteOf(const Tokens &t)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QString &colour, const QString &disabled) {
        palette.setColor(role, QColor(colour));
        palette.setColor(QPalette::Disabled, role, QColor(disabled));
    };
    set(QPalette::Window, t.bg, t.bg);
    set(QPalette::WindowText, t.ink, t.faint);
    set(QPalette::Base, t.paper, t.paper);
    set(QPalette::AlternateBase, t.bg, t.bg);
    set(QPalette::Text, t.ink, t.faint);
    set(QPalette::PlaceholderText, t.faint, t.faint);
    set(QPalette::Button, t.panel, t.panel);
    set(QPalette::ButtonText, t.ink, t.faint);
    set(QPalette::BrightText, t.paper, t.paper);
    set(QPalette::ToolTipBase, t.paper, t.paper);
    set(QPalette::ToolTipText, t.ink, t.ink);
    set(QPalette::Highlight, t.sel, t.sel);
    set(QPalette::HighlightedText, t.ink, t.faint);
    set(QPalette::Accent, t.accent, t.faint);
    set(QPalette::Link, t.accent, t.faint);
    set(QPalette::LinkVisited, t.accent, t.faint);
    set(QPalette::Light, t.paper, t.paper);
    set(QPalette::Midlight, t.sel, t.sel);
    set(QPalette::Mid, t.line, t.line);
    set(QPalette::Dark, t.line, t.line);
    set(QPalette::Shadow, t.line, t.line);
    return palette;
}

QString sheetOf(const Tokens &t)
{
    return withColours(uR"(
QToolTip { background: @paper; color: @ink; border: 1px solid @line; padding: 4px 8px; }
QMenu { background: @paper; color: @ink; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @sel; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QLineEdit, QSpinBox, QDoubleSpinBox { background: @paper; color: @ink; border: 1px solid @line;
    border-radius: 6px; padding: 5px 8px; min-height: 18px; selection-background-color: @accentGround;
    selection-color: @ink; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 1px solid @accent; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QAbstractItemView { background: @paper; border: 1px solid @line; padding: 4px; outline: 0;
    selection-background-color: @sel; selection-color: @ink; }
QPushButton { background: @paper; color: @ink; border: 1px solid @line; border-radius: 8px; padding: 6px 14px; }
QPushButton:hover { background: @sel; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @faint; }
QPushButton:default { background: @accent; color: @paper; border: 1px solid @accent; }
QPushButton:default:focus { border: 1px solid @ink; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; color: @soft; padding: 3px 8px; }
QPushButton[flat="true"]:hover { color: @ink; background: @sel; }
QPushButton[flat="true"]:focus { border: 1px solid @accent; }
QTabBar QToolButton { background: @bg; border: none; border-bottom: 1px solid @line; }
QTabBar QToolButton:hover { background: @sel; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QProgressBar { background: @sel; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @soft; border-radius: 3px; }
)"_s, t);
}

} // namespace

QString withColours(QString sheet, const Tokens &t)
{
    const std::pair<QLatin1StringView, QString> names[] = {
        {"@accentGround"_L1, t.accentGround}, {"@accent"_L1, t.accent}, {"@paper"_L1, t.paper}, {"@panel"_L1, t.panel}, {"@bg"_L1, t.bg},
        {"@faint"_L1, t.faint}, {"@line"_L1, t.line}, {"@soft"_L1, t.soft}, {"@ink"_L1, t.ink}, {"@sel"_L1, t.sel}};
    for (const auto &[name, colour] : names)
        sheet.replace(name, colour);
    return sheet;
}

void installStyle()
{
    QApplication::setStyle(new Style);  // the application owns it
    QApplication::setFont(interfaceFont());
}

void applyTheme(const Tokens &tokens)
{
    const QPalette palette = paletteOf(tokens);
    if (QApplication::palette().color(QPalette::Base) == palette.color(QPalette::Base)
        && !qApp->styleSheet().isEmpty())
        return;
    QApplication::setPalette(palette);
    qApp->setStyleSheet(sheetOf(tokens));
}

const Tokens &tokensOf(const QWidget &widget)
{
    const bool dark = widget.palette().color(QPalette::Active, QPalette::Text).lightness()
        > widget.palette().color(QPalette::Active, QPalette::Base).lightness();
    return tokens(dark ? Scheme::Dark : Scheme::Light);
}

QColor mixed(const QString &a, const QString &b, double share)
{
    const QColor under(a), over(b);
    const auto channel = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(channel(under.red(), over.red()), channel(under.green(), over.green()),
                  channel(under.blue(), over.blue()));
}

QFont interfaceFont(double pixels, Weight weight)
{
    QFont font;
    font.setFamilies(tokens(Scheme::Light).readingFaces);
    // Sizes come in halves; a point is 4/3 of a pixel at the 96 dpi Qt reckons with.
    font.setPixelSize(qRound(pixels));
    if (!qFuzzyCompare(pixels, double(qRound(pixels))))
        font.setPointSizeF(pixels * 0.75);
    font.setWeight(weight == Weight::Semibold ? QFont::DemiBold : QFont::Normal);
    font.setFeature(QFont::Tag("tnum"), 1);
    return font;
}

void paintRounded(QPainter &painter, const QRectF &place, double radius, const QColor &fill, const QColor &line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(line.isValid() ? place.adjusted(0.5, 0.5, -0.5, -0.5) : place, radius, radius);
    painter.restore();
}

void paintFocus(QPainter &painter, const QWidget &widget, const QRectF &place, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(tokensOf(widget).accent), 1.5));
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace yeonji::widgets
