// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deckfixes.h"

#include "decks/fixes.h"
#include "widgets/deckview.h"
#include "widgets/filmstrip.h"

#include <QFileInfo>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

// What a menu's width holds.
QString shortened(const QString &sentence)
{
    constexpr qsizetype most = 72;
    return sentence.size() > most ? sentence.first(most - 1).trimmed() + u'…' : sentence;
}

} // namespace

DeckFixes::DeckFixes(DeckView &view) : QObject(&view), m_view(view)
{
    const auto add = [this](const QString &text, const QKeySequence &keys, void (DeckFixes::*act)()) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        m_actions.append(action);
        return action;
    };
    add(tr("Findings of this slide…"), QKeySequence(u"Ctrl+."_s), &DeckFixes::showMenu);
    m_split = add(tr("Split slide in two"), QKeySequence(u"Ctrl+Alt+Return"_s), &DeckFixes::splitSlide);
    m_shrink = add(tr("Shrink slide until it fits"), {}, &DeckFixes::shrinkSlide);
    m_backup = add(tr("Move slide to the backup slides"), QKeySequence(u"Ctrl+Alt+Shift+B"_s), &DeckFixes::moveToBackup);
    m_typography = add(tr("Fix typography everywhere"), QKeySequence(u"Ctrl+Alt+."_s), &DeckFixes::fixTypography);
}

// What stands in another deck is changed there.
bool DeckFixes::isElsewhere()
{
    const QString deck = m_view.otherDeckOf(m_view.strip()->current());
    if (!deck.isEmpty())
        Q_EMIT m_view.message(tr("This slide comes from %1; change it there.").arg(QFileInfo(deck).fileName()));
    return !deck.isEmpty();
}

void DeckFixes::splitSlide()
{
    if (isElsewhere())
        return;
    const QString text = m_view.pane()->text();
    const int slide = m_view.chosenSlides().first();
    int from = 0;
    for (const Finding &finding : m_view.findingsOf(m_view.strip()->current()))
        if (finding.code == "overflow"_L1 && from == 0)
            from = finding.line;
    // What is told of the slide as a whole stands at its beginning.
    const decks::Slide place = decks::slidesOf(text).value(slide);
    const QString halves = decks::split(text, slide, from > place.first ? from : 0);
    if (halves == text)
        Q_EMIT m_view.message(tr("This slide has no place to divide it at: a paragraph or a block of code stays whole."));
    m_view.rewrite(halves, {slide, slide + 1});
}

void DeckFixes::shrinkSlide()
{
    if (!m_view.page() || isElsewhere())
        return;
    m_view.page()->fittingSize(m_view.strip()->current(), decks::shrinkFloor)
        .then(this, [this, slide = m_view.chosenSlides().first(), from = m_view.ownLineOf(m_view.strip()->current()), before = m_view.pane()->text()](const pages::Fitting &fitting) {
            if (m_view.pane()->text() != before)
                return;
            if (fitting.pixels <= 0) {
                Q_EMIT m_view.message(tr("This slide fits as it is."));
                return;
            }
            m_view.rewrite(decks::shrunk(before, slide, fitting.pixels, from), {slide});
            if (!fitting.fits)
                Q_EMIT m_view.message(tr("Even at %1 px it does not fit, and smaller letters cannot be read; split it.").arg(fitting.pixels));
        });
}

void DeckFixes::moveToBackup()
{
    const QString text = m_view.pane()->text();
    const QList<int> slides = m_view.chosenSlides();
    m_view.rewrite(decks::movedToBackup(text, slides), {slides.first()});
}

void DeckFixes::fixTypography()
{
    const QString text = m_view.pane()->text();
    const QString better = decks::withTypography(text, m_view.expanded());
    if (better == text)
        Q_EMIT m_view.message(tr("The typography is as the rules have it."));
    m_view.rewrite(better, {m_view.ownSlide(m_view.slide())});
}

void DeckFixes::showMenu()
{
    FilmStrip *strip = m_view.strip();
    const QModelIndex index = strip->model()->index(strip->current(), 0);
    strip->scrollTo(index);
    const QRect cell = strip->visualRect(index);
    showFor(strip->current(), strip->isVisible() ? strip->viewport()->mapToGlobal(cell.topLeft()) : m_view.mapToGlobal(m_view.rect().center()));
}

void DeckFixes::showFor(int slide, QPoint global)
{
    auto *menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"fixes"_s);
    const Findings findings = m_view.findingsOf(slide);
    for (const Finding &finding : findings) {
        const QString told = decks::toldFrom(finding, m_view.path());
        QAction *one = menu->addAction(shortened(told));
        one->setToolTip(told);
        connect(one, &QAction::triggered, &m_view, [this, finding] {
            if (finding.file == m_view.path())
                m_view.goToLine(finding.line);
            else
                Q_EMIT m_view.openRequested(finding.file, finding.line);
        });
    }
    if (findings.isEmpty())
        menu->addAction(tr("Nothing was found on this slide"))->setEnabled(false);
    menu->addSeparator();
    menu->addActions({m_split, m_shrink, m_backup, m_typography});
    menu->setToolTipsVisible(true);
    // Above the strip, which lies at the window's lower edge.
    menu->popup(global - QPoint(0, menu->sizeHint().height() + 4));
}

} // namespace yeonji::widgets
