// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deckview.h"

#include "decks/lint.h"
#include "widgets/deckfixes.h"
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

constexpr auto renderDelay = 0ms;   // keys that come together are one; while a page is made the next waits
constexpr auto checkDelay = 150ms;   // words are looked at when typing pauses

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
    auto *hairline = new QWidget;
    hairline->setFixedHeight(1);
    hairline->setAutoFillBackground(true);
    hairline->setBackgroundRole(QPalette::Mid);
    box->addWidget(hairline);
    box->addWidget(m_strip);
    setFocusProxy(m_pane);
    m_rendering.setSingleShot(true);
    m_rendering.setInterval(renderDelay);
    connect(&m_rendering, &QTimer::timeout, this, &DeckView::render);
    m_checking.setSingleShot(true);
    m_checking.setInterval(checkDelay);
    connect(&m_checking, &QTimer::timeout, this, &DeckView::showFindings);
    connect(&m_included, &project::FolderWatch::changed, this, [this](const QStringList &, const QStringList &files) {
        if (files.isEmpty() || std::ranges::any_of(files, [this](const QString &file) { return m_expansion.files.contains(file); }))
            render();
    });
    connect(m_pane, &EditingPane::statusChanged, this, &DeckView::statusChanged);
    connect(m_pane, &EditingPane::left, this, &DeckView::left);
    connect(m_pane, &EditingPane::stayed, this, &DeckView::stayed);
    connect(m_pane, &EditingPane::message, this, &DeckView::message);
    connect(m_pane->editor(), &Editor::filesDropped, this, &DeckView::filesGiven);
    connect(m_pane->editor(), &Editor::textChanged, this, [this] {
        if (!m_rendering.isActive())
            m_rendering.start();
    });
    connect(m_pane->editor(), &Editor::caretLineChanged, this, &DeckView::showSlideAt);
    connect(m_pane->editor(), &Editor::caretLineChanged, this, &DeckView::caretLineChanged);
    connect(m_strip, &FilmStrip::slideRequested, this, &DeckView::goToSlide);
    connect(m_strip, &FilmStrip::moveRequested, this, &DeckView::moveSlides);
    m_fixes = new DeckFixes(*this);
    connect(m_strip, &FilmStrip::fixesRequested, m_fixes, &DeckFixes::showFor);
    makeActions();
}

DeckView::~DeckView()
{
    keepSplitter(*m_splitter, u"deck/splitter"_s);
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

std::optional<Result<>> DeckView::leave()
{
    return m_pane->leave();
}

void DeckView::saveSoon()
{
    m_pane->saveSoon();
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
    goToWordsOf(ownSlide(slide));
}

QList<diary::Heading> DeckView::headings() const
{
    QList<diary::Heading> headings;
    QString section;
    for (int i = 0; i < m_parts.size(); ++i) {
        const int line = m_expansion.ownLineOf(m_parts.at(i).first);
        const QString begins = m_said.value(i).section;
        if (begins != section)
            headings.append({line, 1, begins});
        section = begins;
        if (!m_parts.at(i).title.isEmpty())
            headings.append({line + (m_said.value(i).ruled ? 1 : 0), section.isEmpty() ? 1 : 2, m_parts.at(i).title});
    }
    return headings;
}

int DeckView::caretLine() const
{
    return m_pane->editor()->caretLine();
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
    connect(m_page, &pages::PageView::checked, this, &DeckView::showFindings);
    connect(m_page, &pages::PageView::sourceRequested, this, &DeckView::showSource);
    render();
}

decks::Expansion DeckView::expanded() const
{
    return decks::expand(m_pane->text(), m_path, m_workspace.pageSetting().root);
}

pages::Document DeckView::document()
{
    m_expansion = expanded();
    QStringList folders;
    for (const QString &file : std::as_const(m_expansion.files))
        folders.append(QFileInfo(file).absolutePath());
    folders.removeDuplicates();
    if (folders != m_included.folders())
        m_included.setFolders(folders);
    return shownDocument();
}

pages::Document DeckView::shownDocument() const
{
    return {.text = m_expansion.text, .file = m_path, .mode = pages::Mode::Deck, .hidden = true, .origins = m_expansion.origins()};
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
    m_said = decks::slidesOf(m_expansion.text);
    if (m_said.size() != m_parts.size())
        m_said.clear();
    m_own = m_expansion.ownSlides(m_pane->text());
    m_page->standing().then(this, [this](const Result<pages::About> &about) {
        if (!about)
            return;
        const QString before = title();
        m_about = *about;
        m_stage->setSlideSize(m_about.slide);
        m_strip->setSlides(shownDocument(), m_parts, m_said, m_about.slide);
        m_checking.start();
        showSlideAt(m_pane->editor()->caretLine());
        if (!m_chosen.isEmpty()) {
            QList<int> chosen;
            for (int i = 0; i < m_own.size(); ++i)
                if (m_chosen.contains(m_own.at(i)))
                    chosen.append(i);
            m_strip->choose(chosen);
            m_chosen.clear();
        }
        if (title() != before)
            Q_EMIT titleChanged();
        Q_EMIT statusChanged();
        Q_EMIT headingsChanged();
    });
}

void DeckView::showFindings()
{
    Findings found = decks::switchedOn(m_page->findings(), m_expansion.text);
    for (const decks::Remark &remark : decks::lintText(m_expansion.text, m_path))
        found.append(remark.finding);
    m_findings = m_expansion.placed(found);
    for (Finding &told : found = m_findings)
        told.message = decks::toldFrom(told, m_path);
    m_strip->setFindings(found);
}

Findings DeckView::findingsOf(int slide) const
{
    Findings found = m_findings;
    found.removeIf([slide](const Finding &finding) { return finding.slide != slide + 1; });
    return found;
}

QString DeckView::otherDeckOf(int slide) const
{
    const pages::Part part = m_parts.value(slide);
    return m_expansion.fileOf(part.first, part.last);
}

int DeckView::ownLineOf(int slide) const
{
    const pages::Part part = m_parts.value(slide);
    return m_expansion.ownLineIn(part.first, part.last);
}

// A click on the page: into this text, or into the deck the slide was included from.
void DeckView::showSource(int line)
{
    const decks::Place place = m_expansion.placeOf(line);
    if (place.file.isEmpty())
        goToLine(place.line);
    else
        Q_EMIT openRequested(place.file, place.line);
}

void DeckView::showSlideAt(int line)
{
    if (m_parts.isEmpty())
        return;
    const int place = m_expansion.lineOf(line);
    const auto after = std::ranges::find_if(m_parts, [place](const pages::Part &part) { return part.first > place; });
    const int slide = std::max(0, int(after - m_parts.begin()) - 1);
    // All slides that one line includes are at the caret.
    if (!m_expansion.isPlain() && m_slide < m_parts.size() && m_expansion.ownLineOf(m_parts.at(m_slide).first) <= line
        && line <= m_expansion.ownLineOf(m_parts.at(m_slide).last))
        return show(m_slide);
    show(slide);
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
