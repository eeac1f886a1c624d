// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deckview.h"

#include "widgets/editingpane.h"
#include "widgets/filmstrip.h"
#include "widgets/following.h"
#include "widgets/slidestage.h"
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

std::unique_ptr<QSettings> remembered()
{
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"yeonji"_s, u"yeonji"_s);
}

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
    : Tab(parent)
    , m_workspace(workspace)
    , m_path(QFileInfo(path).absoluteFilePath())
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
    if (!m_splitter->restoreState(remembered()->value(u"deck/splitter"_s).toByteArray()))
        m_splitter->setSizes({450, 640});
    m_splitter->setHandleWidth(1);
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
    const auto reset = [this] {
        if (m_page)
            m_page->setSetting(m_workspace.pageSetting());
    };
    connect(&workspace, &Workspace::schemeChanged, this, reset);
    connect(&workspace, &Workspace::projectChanged, this, reset);
    makeActions();
}

DeckView::~DeckView()
{
    remembered()->setValue(u"deck/splitter"_s, m_splitter->saveState());
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
    QAction *strip = add(tr("Film strip"), QKeySequence(u"Ctrl+Alt+4"_s), [] {});
    strip->setCheckable(true);
    strip->setChecked(remembered()->value(u"deck/strip"_s, true).toBool());
    m_strip->setVisible(strip->isChecked());
    connect(strip, &QAction::toggled, this, [this](bool shown) {
        m_strip->setVisible(shown);
        remembered()->setValue(u"deck/strip"_s, shown);
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
    // To the first words after the rule that begins it.
    const QStringList lines = m_pane->text().split(u'\n');
    int line = m_parts.at(slide).first;
    if (slide > 0)
        while (line < m_parts.at(slide).last
               && (lines.value(line - 1).trimmed().isEmpty() || lines.value(line - 1).trimmed() == u"---"))
            ++line;
    show(slide);
    m_pane->editor()->goToLine(line);
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
    Tab::showEvent(event);
    if (m_page)
        render();
}

void DeckView::paintEvent(QPaintEvent *event)
{
    Tab::paintEvent(event);
    // The page takes a while to start: after this paint has reached the screen.
    if (!std::exchange(m_painted, true))
        QTimer::singleShot(1ms, this, &DeckView::startPage);
}

void DeckView::startPage()
{
    m_page = new pages::PageView(m_workspace.pageSetting());
    m_page->showSlide(0);
    m_stage->setPage(m_page);
    connect(m_page, &pages::PageView::rendered, this, &DeckView::rendered);
    connect(m_page, &pages::PageView::checked, this, [this] { m_strip->setFindings(m_page->findings()); });
    connect(m_page, &pages::PageView::sourceRequested, this, &DeckView::goToLine);
    connect(m_page, &pages::PageView::linkRequested, this,
            [this](const QString &target) { follow(*this, m_workspace, target); });
    render();
}

pages::Document DeckView::document() const
{
    return {m_pane->text(), m_path, pages::Mode::Deck, {}};
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
