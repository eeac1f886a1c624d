// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person does to slides, by key, menu, palette or strip: each is one edit of the text.
#include "decks/edits.h"
#include "project/merge.h"
#include "widgets/deckfixes.h"
#include "widgets/deckview.h"
#include "widgets/filmstrip.h"
#include "widgets/stored.h"

#include <QInputDialog>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

void DeckView::makeActions()
{
    const auto take = [this](QAction *action) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_actions.append(action);
    };
    const auto add = [this, take](const QString &text, const QKeySequence &keys, auto act) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        take(action);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(tr("Next slide"), QKeySequence(u"Alt+PgDown"_s), [this] { goToSlide(m_slide + 1); });
    add(tr("Previous slide"), QKeySequence(u"Alt+PgUp"_s), [this] { goToSlide(m_slide - 1); });
    add(tr("New slide"), QKeySequence(u"Ctrl+Return"_s), [this] { addSlide(); });
    // What is chosen in the strip, each one step to undo.
    const auto forStrip = [this](QAction *action) { m_strip->addAction(action); };
    forStrip(add(tr("Duplicate slide"), QKeySequence(u"Ctrl+Shift+D"_s), [this] {
        const QList<int> slides = chosenSlides();
        rewrite(decks::duplicated(m_pane->text(), slides), {slides.first() + 1});
    }));
    forStrip(add(tr("Hide or show slide"), QKeySequence(u"Ctrl+Shift+H"_s), [this] { hideOrShow(); }));
    forStrip(add(tr("Hide slide with a reason…"), QKeySequence(u"Ctrl+Alt+Shift+H"_s), [this] { hideBecause(); }));
    forStrip(add(tr("Move slide back"), QKeySequence(u"Alt+Shift+PgUp"_s),
                 [this] { moveSlides(m_strip->chosen(), m_strip->chosen().first() - 1); }));
    forStrip(add(tr("Move slide on"), QKeySequence(u"Alt+Shift+PgDown"_s),
                 [this] { moveSlides(m_strip->chosen(), m_strip->chosen().last() + 2); }));
    forStrip(add(tr("Backup slides from here"), {}, [this] {
        rewrite(decks::withBackupFrom(m_pane->text(), ownSlide(m_slide)), {ownSlide(m_slide)});
    }));
    forStrip(add(tr("Section from here…"), {}, [this] { beginSection(); }));
    for (QAction *action : m_fixes->actions()) {
        take(action);
        forStrip(action);
    }
    QAction *remove = add(tr("Delete slide"), QKeySequence(Qt::Key_Delete), [this] {
        const QList<int> slides = chosenSlides();
        rewrite(decks::removed(m_pane->text(), slides), {std::max(0, slides.first() - 1)});
    });
    // In the text the key is for letters.
    remove->setShortcutContext(Qt::WidgetShortcut);
    removeAction(remove);
    forStrip(remove);
    m_strip->setContextMenuPolicy(Qt::ActionsContextMenu);
    QAction *strip = add(tr("Film strip"), QKeySequence(u"Ctrl+Alt+4"_s), [] {});
    strip->setCheckable(true);
    strip->setChecked(storedValues()->value(u"deck/strip"_s, true).toBool());
    m_strip->setVisible(strip->isChecked());
    connect(strip, &QAction::toggled, this, [this](bool shown) {
        m_strip->setVisible(shown);
        storedValues()->setValue(u"deck/strip"_s, shown);
    });
}

QList<int> DeckView::chosenSlides() const
{
    QList<int> own;
    for (const int slide : m_strip->chosen())
        if (!own.contains(ownSlide(slide)))
            own.append(ownSlide(slide));
    return own;
}

void DeckView::goToWordsOf(int slide)
{
    const QString text = m_pane->text();
    const QList<decks::Slide> slides = decks::slidesOf(text);
    if (slide >= slides.size())
        return m_pane->editor()->goToLine(m_parts.value(slide).first);
    // Below the rule that begins it.
    const decks::Slide &place = slides.at(slide);
    const QStringList lines = text.split(u'\n');
    int line = place.ruled ? place.first + 1 : place.first;
    while (slide > 0 && line < place.last && lines.value(line - 1).trimmed().isEmpty())
        ++line;
    m_pane->editor()->goToLine(line);
}

void DeckView::rewrite(const QString &text, const QList<int> &chosen)
{
    const QString before = m_pane->text();
    if (m_pane->editor()->isReadOnly() || text == before)
        return;
    if (m_said.size() != m_parts.size()) {
        Q_EMIT message(tr("These slides cannot be told apart in the text; edit the text itself."));
        return;
    }
    m_pane->editor()->commitComposition();
    m_pane->editor()->applyEdits(project::smallestEdits(before, text));
    m_chosen = chosen;
    goToWordsOf(chosen.first());
}

// Numbers of the strip.
void DeckView::moveSlides(const QList<int> &slides, int before)
{
    const int count = int(m_parts.size());
    if (before < 0 || before > count)
        return;
    const int place = before == count ? ownSlide(count - 1) + 1 : ownSlide(before);
    QList<int> going;
    for (const int slide : slides)
        if (!going.contains(ownSlide(slide)))
            going.append(ownSlide(slide));
    const int passed = int(std::ranges::count_if(going, [place](int slide) { return slide < place; }));
    QList<int> chosen;
    for (int i = 0; i < going.size(); ++i)
        chosen.append(place - passed + i);
    rewrite(decks::moved(m_pane->text(), going, place), chosen);
}

// All that are chosen become alike: hidden, unless they are already.
void DeckView::hideOrShow()
{
    const QList<int> slides = chosenSlides();
    const QList<decks::Slide> now = decks::slidesOf(m_pane->text());
    const bool hidden = std::ranges::all_of(slides, [&now](int slide) { return now.value(slide).hidden; });
    rewrite(decks::withVisible(m_pane->text(), slides, hidden ? decks::Visible::Yes : decks::Visible::No), slides);
}

void DeckView::hideBecause()
{
    const QList<int> slides = chosenSlides();
    bool given = false;
    const QString reason = QInputDialog::getText(this, tr("Hide slide"), tr("Why it is left out; it stays in the file"), QLineEdit::Normal,
                                                 decks::slidesOf(m_pane->text()).value(slides.first()).reason, &given);
    if (given)
        rewrite(decks::withVisible(m_pane->text(), slides, decks::Visible::No, reason), slides);
}

void DeckView::beginSection()
{
    const int slide = chosenSlides().first();
    bool given = false;
    const QString name = QInputDialog::getText(this, tr("Section"), tr("Name of the section that begins here; empty: none begins"),
                                               QLineEdit::Normal, {}, &given);
    if (given)
        rewrite(decks::withSectionAt(m_pane->text(), slide, name), {slide});
}

bool DeckView::appendText(const QString &markdown)
{
    const decks::Added longer = decks::added(m_pane->text(), markdown);
    if (!m_pane->bringBack(project::smallestEdits(m_pane->text(), longer.text)))
        return false;
    m_chosen = {longer.slide};
    goToWordsOf(longer.slide);
    return true;
}

void DeckView::addSlide()
{
    if (m_parts.isEmpty() || m_pane->editor()->isReadOnly())
        return;
    const QString text = m_pane->text();
    const QList<decks::Slide> slides = decks::slidesOf(text);
    const int slide = std::min(ownSlide(m_slide), int(slides.size()) - 1);
    const int last = slides.at(slide).last;
    const bool atEnd = slide == slides.size() - 1;
    const int line = int(text.count(u'\n'));
    m_pane->editor()->goToLine(atEnd ? line + 1 : last + 1);
    if (atEnd)
        m_pane->editor()->applyEdits({{line, int(text.size() - text.lastIndexOf(u'\n') - 1), {}, u"\n\n---\n\n"_s}});
    else
        m_pane->editor()->applyEdits({{last, 0, {}, u"---\n\n\n"_s}});
    m_pane->editor()->goToLine(atEnd ? line + 5 : last + 3);
    m_pane->editor()->setFocus();
}

} // namespace yeonji::widgets
