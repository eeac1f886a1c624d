// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/suggestions.h"

#include "core/fuzzy.h"
#include "diary/dues.h"
#include "diary/spokenday.h"
#include "widgets/theme.h"
#include "widgets/writinghelp.h"

#include <KTextEditor/Document>
#include <KTextEditor/View>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

namespace {

constexpr int width_ = 360;

// What follows the caret belongs to what is being typed if it closes it.
QString closing(Asked::For what)
{
    return what == Asked::For::Document ? u"]]"_s : what == Asked::For::Metric || what == Asked::For::Which ? u"}}"_s : QString();
}

} // namespace

Suggestions::Suggestions(KTextEditor::View *view, QWidget *window)
    : QFrame(window)
    , m_view(view)
    , m_list(new RowList(tr("Suggestions")))
{
    setFocusPolicy(Qt::NoFocus);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_list);
    hide();
    window->installEventFilter(this);
    connect(m_list, &RowList::opened, this, &Suggestions::take);
    // The preview scrolls the text too, at any time: the list goes along.
    connect(view, &KTextEditor::View::verticalScrollPositionChanged, this, &Suggestions::place);
    connect(view, &KTextEditor::View::focusOut, this, &Suggestions::leave);
    connect(view, &KTextEditor::View::cursorPositionChanged, this, [this](KTextEditor::View *, Cursor at) {
        if (m_asked && !diary::askedAt(m_view->document()->line(at.line()), at.column()))
            leave();
    });
}

QList<Offer> Suggestions::matching(const Asked &asked) const
{
    if (asked.what == Asked::For::Day) {
        const auto day = diary::spokenDay(asked.typed, QDate::currentDate());
        const QString typed = u'~' + asked.typed.trimmed();
        const auto written = diary::dueForm().match(typed);
        if (!day || (written.capturedLength() == typed.size() && diary::isMoment(written)))
            return {};
        const QString due = diary::writeDue(*day);
        return {{due, due, QLocale().toString(day->day, tr("dddd, MMMM d"))}};
    }
    const QList<Offer> all = m_offers ? m_offers(asked) : QList<Offer>();
    const QString typed = asked.typed.normalized(QString::NormalizationForm_C);
    QList<std::pair<int, qsizetype>> ranked;
    for (qsizetype i = 0; i < all.size(); ++i)
        if (const int score = std::max(fuzzyScore(typed, all.at(i).title), fuzzyScore(typed, all.at(i).text)); score > 0)
            ranked.append({typed.isEmpty() ? 0 : score, i});
    std::ranges::stable_sort(ranked, std::ranges::greater(), &std::pair<int, qsizetype>::first);
    QList<Offer> found;
    for (const auto &[score, index] : ranked.first(std::min(mostOffers, ranked.size())))
        found.append(all.at(index));
    // Nothing is left to suggest once it is written.
    if (found.size() == 1 && found.first().text == asked.typed)
        found.clear();
    return found;
}

std::optional<Asked> Suggestions::askedHere() const
{
    const Cursor at = m_view->cursorPosition();
    const auto asked = m_view->selection() ? std::nullopt : diary::askedAt(m_view->document()->line(at.line()), at.column());
    return asked && isCode(*m_view->document(), at.line()) ? std::nullopt : asked;
}

// What is listed already stays as it is: a row that came between would be taken for another.
void Suggestions::lookAgain()
{
    if (m_asked && !isVisible() && m_asked == askedHere())
        look();
}

void Suggestions::look()
{
    const auto asked = askedHere();
    const bool isSame = isVisible() && m_asked == asked;
    m_asked = asked;
    m_listed = asked ? matching(*asked) : QList<Offer>();
    if (m_listed.isEmpty()) {
        hide();
        return;
    }
    QList<Row> rows;
    for (qsizetype i = 0; i < m_listed.size(); ++i) {
        Row row;
        row.title = m_listed.at(i).title;
        row.hint = m_listed.at(i).second;
        row.path = QString::number(i);
        rows.append(row);
    }
    m_list->setRows(rows);
    // A tag may be a new one.
    if (!isSame && asked->what == Asked::For::Tag)
        m_list->setCurrentIndex({});
    else if (!isSame)
        m_list->chooseFirst();
    place();
    show();
    raise();
}

void Suggestions::place()
{
    if (!m_asked)
        return;
    const int high = m_list->count() * m_list->sizeHintForRow(0) + 10;
    const Cursor from(m_view->cursorPosition().line(), m_asked->column);
    const QPoint caret = m_view->mapTo(parentWidget(), m_view->cursorToCoordinate(from));
    const int line = m_view->fontMetrics().height() * 2;
    const bool above = caret.y() + line + high > parentWidget()->height();
    const int wide = std::min(width_, parentWidget()->width() - 8);
    setGeometry(std::clamp(caret.x() - 12, 4, std::max(4, parentWidget()->width() - wide - 4)),
                above ? std::max(4, caret.y() - high - 4) : caret.y() + line, wide, high);
}

// The text is laid out anew before the list can stand at its caret again.
bool Suggestions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        QTimer::singleShot(0, this, &Suggestions::place);
    return QFrame::eventFilter(watched, event);
}

bool Suggestions::takes(const QKeyEvent &key) const
{
    return isVisible() && !(key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) && (key.key() == Qt::Key_Down || key.key() == Qt::Key_Up);
}

bool Suggestions::press(const QKeyEvent &key)
{
    if (!isVisible() || (key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return false;
    switch (key.key()) {
    case Qt::Key_Down: m_list->step(1); return true;
    case Qt::Key_Up: m_list->step(-1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_list->currentRow()) {
            leave();
            return false;
        }
        take();
        return true;
    case Qt::Key_Tab:
        if (!m_list->currentRow())
            m_list->step(1);
        take();
        return true;
    case Qt::Key_Escape: leave(); return true;
    default: return false;
    }
}

void Suggestions::take()
{
    const Row *row = m_list->currentRow();
    if (!row || !m_asked)
        return;
    const Asked asked = *m_asked;
    const QString put = m_listed.at(row->path.toLongLong()).text;
    leave();
    const Cursor at = m_view->cursorPosition();
    KTextEditor::Document *document = m_view->document();
    const QString close = closing(asked.what);
    const bool closed = !close.isEmpty() && document->line(at.line()).sliced(at.column()).startsWith(close);
    document->replaceText(Range(at.line(), asked.column, at.line(), at.column()), closed ? put : put + close);
    const int end = asked.column + int(put.size() + close.size());
    m_view->setCursorPosition(Cursor(at.line(), end));
    if (asked.what == Asked::For::Run)
        look();
}

void Suggestions::leave()
{
    m_asked.reset();
    hide();
}

int Suggestions::shown() const
{
    return isVisible() ? m_list->count() : 0;
}

QString Suggestions::current() const
{
    return isVisible() && m_list->currentRow() ? m_list->currentRow()->title : QString();
}

void Suggestions::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensOf(*this);
    paintRounded(painter, rect(), 8, QColor(t.bg), mixed(t.line, t.faint, 0.35));
}

} // namespace yeonji::widgets
