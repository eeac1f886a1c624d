// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deckview.h"

#include "decks/edits.h"
#include "decks/slides.h"
#include "project/merge.h"
#include "widgets/editingpane.h"
#include "widgets/filmstrip.h"
#include "widgets/slidestage.h"
#include "widgets/splitters.h"
#include "widgets/stored.h"
#include "widgets/workspace.h"

#include <QFileInfo>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yeonji::widgets {

namespace {

constexpr auto renderDelay = 40ms;

// `16:9` for 1280 × 720; sizes without such a name as they are.
QString proportion(QSizeF size)
{
    for (const auto &[across, down] : {std::pair(16, 9), std::pair(4, 3), std::pair(16, 10), std::pair(1, 1)})
        if (qAbs(size.width() * down - size.height() * across) < 1)
            return u"%1:%2"_s.arg(across).arg(down);
    return u"%1 × %2"_s.arg(size.width()).arg(size.height());
}

} // namespace

DeckView::DeckView(Workspace &workspace, const QString &path, QWidget *parent)
    : PageTab(workspace, path, parent)
    , m_pane(new EditingPane(workspace, m_path))
    , m_stage(new SlideStage(workspace))
    , m_strip(new FilmStrip(workspace))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_splitter->addWidget(m_pane);
    m_splitter->addWidget(m_stage);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    restoreSplitter(*m_splitter, u"deck/splitter"_s, {450, 640});
    box->addWidget(m_splitter, 1);
    box->addWidget(m_strip);
    setFocusProxy(m_pane);
    m_rendering.setSingleShot(true);
    m_rendering.setInterval(renderDelay);
    connect(&m_rendering, &QTimer::timeout, this, &DeckView::render);
    connect(m_pane, &EditingPane::statusChanged, this, &DeckView::statusChanged);
    connect(m_pane, &EditingPane::message, this, &DeckView::message);
    connect(m_pane->editor(), &Editor::filesDropped, this, &DeckView::filesGiven);
    connect(m_pane->editor(), &Editor::textChanged, this, [this] {
        if (!m_rendering.isActive())
            m_rendering.start();
    });
    connect(m_pane->editor(), &Editor::caretLineChanged, this, &DeckView::showSlideAt);
    connect(m_strip, &FilmStrip::slideRequested, this, &DeckView::goToSlide);
    connect(m_strip, &FilmStrip::moveRequested, this, &DeckView::moveSlides);
    makeActions();
}

DeckView::~DeckView()
{
    keepSplitter(*m_splitter, u"deck/splitter"_s);
}

void DeckView::makeActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto act) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_actions.append(action);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(tr("Next slide"), QKeySequence(u"Alt+PgDown"_s), [this] { goToSlide(m_slide + 1); });
    add(tr("Previous slide"), QKeySequence(u"Alt+PgUp"_s), [this] { goToSlide(m_slide - 1); });
    add(tr("New slide"), QKeySequence(u"Ctrl+Return"_s), [this] { addSlide(); });
    // What is chosen in the strip, each one step to undo.
    const auto forStrip = [this](QAction *action) { m_strip->addAction(action); };
    forStrip(add(tr("Duplicate slide"), QKeySequence(u"Ctrl+Shift+D"_s), [this] {
        const QList<int> slides = m_strip->chosen();
        rewrite(decks::duplicated(m_pane->text(), slides), {slides.first() + 1});
    }));
    forStrip(add(tr("Hide or show slide"), QKeySequence(u"Ctrl+Shift+H"_s), [this] { hideOrShow(); }));
    forStrip(add(tr("Move slide back"), QKeySequence(u"Alt+Shift+PgUp"_s),
                 [this] { moveSlides(m_strip->chosen(), m_strip->chosen().first() - 1); }));
    forStrip(add(tr("Move slide on"), QKeySequence(u"Alt+Shift+PgDown"_s),
                 [this] { moveSlides(m_strip->chosen(), m_strip->chosen().last() + 2); }));
    forStrip(add(tr("Backup slides from here"), {}, [this] {
        rewrite(decks::withBackupFrom(m_pane->text(), m_slide), {m_slide});
    }));
    QAction *remove = add(tr("Delete slide"), QKeySequence(Qt::Key_Delete), [this] {
        const QList<int> slides = m_strip->chosen();
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

QString DeckView::title() const
{
    return m_about.title.isEmpty() ? QFileInfo(m_path).completeBaseName() : m_about.title;
}

QString DeckView::leftStatus() const
{
    const QString saved = m_pane->savedStatus();
    if (m_parts.isEmpty())
        return saved;
    return tr("%1 / %2 slides").arg(m_slide + 1).arg(m_parts.size()) + u" · "_s + saved;
}

QString DeckView::rightStatus() const
{
    if (m_about.theme.isEmpty())
        return {};
    return u"Marp · "_s + m_about.theme + u" · "_s + proportion(m_about.slide);
}

Result<> DeckView::save()
{
    return m_pane->save();
}

void DeckView::goToLine(int line)
{
    m_pane->editor()->goToLine(line);
    m_pane->editor()->setFocus();
    showSlideAt(line);
}

bool DeckView::insertText(const QString &markdown)
{
    if (m_pane->editor()->isReadOnly())
        return false;
    m_pane->editor()->insertText(markdown);
    return true;
}

void DeckView::goToSlide(int slide)
{
    if (slide < 0 || slide >= m_parts.size())
        return;
    show(slide);
    goToWordsOf(slide);
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

// `chosen`: the slides to choose in the new text.
void DeckView::rewrite(const QString &text, const QList<int> &chosen)
{
    const QString before = m_pane->text();
    if (m_pane->editor()->isReadOnly() || text == before)
        return;
    if (decks::slidesOf(before).size() != m_parts.size()) {
        Q_EMIT message(tr("These slides cannot be told apart in the text; edit the text itself."));
        return;
    }
    m_pane->editor()->commitComposition();
    m_pane->editor()->applyEdits(project::smallestEdits(before, text));
    m_chosen = chosen;
    goToWordsOf(chosen.first());
}

void DeckView::moveSlides(const QList<int> &slides, int before)
{
    const int count = int(m_parts.size());
    if (before < 0 || before > count)
        return;
    const int passed = int(std::ranges::count_if(slides, [before](int slide) { return slide < before; }));
    QList<int> chosen;
    for (int i = 0; i < slides.size(); ++i)
        chosen.append(before - passed + i);
    rewrite(decks::moved(m_pane->text(), slides, before), chosen);
}

// All that are chosen become alike: hidden, unless they are already.
void DeckView::hideOrShow()
{
    const QList<int> slides = m_strip->chosen();
    const QList<decks::Slide> now = decks::slidesOf(m_pane->text());
    const bool hidden = std::ranges::all_of(slides, [&now](int slide) { return now.value(slide).hidden; });
    rewrite(decks::withVisible(m_pane->text(), slides, hidden ? decks::Visible::Yes : decks::Visible::No), slides);
}

void DeckView::addSlide()
{
    if (m_parts.isEmpty() || m_pane->editor()->isReadOnly())
        return;
    const int last = m_parts.at(m_slide).last;
    const bool atEnd = m_slide == m_parts.size() - 1;
    const QString text = m_pane->text();
    const int line = int(text.count(u'\n'));
    m_pane->editor()->goToLine(atEnd ? line + 1 : last + 1);
    if (atEnd)
        m_pane->editor()->applyEdits({{line, int(text.size() - text.lastIndexOf(u'\n') - 1), {}, u"\n\n---\n\n"_s}});
    else
        m_pane->editor()->applyEdits({{last, 0, {}, u"---\n\n\n"_s}});
    m_pane->editor()->goToLine(atEnd ? line + 5 : last + 3);
    m_pane->editor()->setFocus();
}

void DeckView::showEvent(QShowEvent *event)
{
    PageTab::showEvent(event);
    if (m_page)
        render();
}

void DeckView::painted()
{
    makePage()->showSlide(0);
    m_stage->setPage(m_page);
    connect(m_page, &pages::PageView::rendered, this, &DeckView::rendered);
    connect(m_page, &pages::PageView::checked, this, [this] { m_strip->setFindings(m_page->findings()); });
    connect(m_page, &pages::PageView::sourceRequested, this, &DeckView::goToLine);
    render();
}

pages::Document DeckView::document() const
{
    return {m_pane->text(), m_path, pages::Mode::Deck, {}, true};
}

void DeckView::render()
{
    // A page nobody sees is brought up to date when it is shown.
    if (m_page && isVisible())
        m_page->setDocument(document());
}

void DeckView::rendered()
{
    m_parts = m_page->parts();
    m_page->standing().then(this, [this](const Result<pages::About> &about) {
        if (!about)
            return;
        const QString before = title();
        m_about = *about;
        m_stage->setSlideSize(m_about.slide);
        m_strip->setSlides(document(), m_parts, m_about.slide);
        m_strip->setFindings(m_page->findings());
        showSlideAt(m_pane->editor()->caretLine());
        if (!m_chosen.isEmpty())
            m_strip->choose(std::exchange(m_chosen, {}));
        if (title() != before)
            Q_EMIT titleChanged();
        Q_EMIT statusChanged();
    });
}

void DeckView::showSlideAt(int line)
{
    const auto after = std::ranges::find_if(m_parts, [line](const pages::Part &part) { return part.first > line; });
    const int slide = int(after - m_parts.begin()) - 1;
    if (!m_parts.isEmpty())
        show(std::max(0, slide));
}

void DeckView::show(int slide)
{
    m_strip->setCurrent(slide);
    if (std::exchange(m_slide, slide) == slide)
        return;
    if (m_page)
        m_page->showSlide(slide);
    Q_EMIT statusChanged();
}

} // namespace yeonji::widgets
