// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/entryview.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/markdown.h"
#include "core/notebooktext.h"
#include "core/text.h"
#include "diary/entries.h"
#include "pages/remote.h"
#include "project/assets.h"
#include "widgets/editingpane.h"
#include "widgets/splitters.h"
#include "widgets/stored.h"
#include "widgets/workspace.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMetaMethod>
#include <QRegularExpression>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yeonji::widgets {

namespace {

// A page follows at once what it can draw in the time between two keys. Of a long text it waits for the
// hand to rest, but not for ever: drawing it would hold up the keys.
constexpr auto renderDelay = 4ms;
constexpr auto longRenderDelay = 120ms;
constexpr auto longestRenderDelay = 600ms;
constexpr qsizetype longText = 200'000;
constexpr auto countDelay = 400ms;

} // namespace

EntryView::EntryView(Workspace &workspace, const QString &path, QWidget *parent)
    : PageTab(workspace, path, parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_splitter);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_rendering.setSingleShot(true);
    m_counting.setSingleShot(true);
    m_counting.setInterval(countDelay);
    connect(&m_rendering, &QTimer::timeout, this, &EntryView::render);
    connect(&m_counting, &QTimer::timeout, this, &EntryView::count);

    if (isNotebookFile(m_path)) {
        m_mode = pages::Mode::Notebook;
        nameNotebook();
    } else {
        m_pane = new EditingPane(workspace, m_path, m_splitter);
        m_splitter->addWidget(m_pane);
        setFocusProxy(m_pane);
        connect(m_pane, &EditingPane::statusChanged, this, &EntryView::statusChanged);
        connect(m_pane, &EditingPane::left, this, &EntryView::left);
        connect(m_pane, &EditingPane::stayed, this, &EntryView::stayed);
        connect(m_pane, &EditingPane::message, this, &EntryView::message);
        connect(m_pane->editor(), &Editor::filesDropped, this, &EntryView::filesGiven);
        connect(m_pane->editor(), &Editor::textChanged, this, [this] {
            const bool waits = m_rendering.isActive();
            if (!waits)
                m_unrendered.start();
            if (m_length <= longText ? !waits : !waits || m_unrendered.durationElapsed() < longestRenderDelay)
                m_rendering.start(m_length > longText ? longRenderDelay : renderDelay);
            m_counting.start();
        });
        connect(m_pane->editor(), &Editor::caretLineChanged, this, &EntryView::caretLineChanged);
        connect(m_pane->editor(), &Editor::selectionChanged, this, [this] { m_counting.start(); });
        connect(m_pane->editor(), &Editor::scrolledTo, this, [this](double line) {
            if (m_page)
                m_page->scrollToLine(line);
        });
        makeActions();
        const QString text = m_pane->text();
        m_length = text.size();
        count();
        // A new entry waits for its title.
        if (text.startsWith(u"# \n"))
            m_pane->editor()->goToLineEnd(1);
    }
    if (!m_pane)
        connect(&workspace, &Workspace::foldersChanged, this, &EntryView::render);
}

EntryView::~EntryView()
{
    if (m_pane && m_page)
        keepSplitter(*m_splitter, u"entry/splitter"_s);
    // What the halves say while they go would reach a view that is gone.
    if (m_pane) {
        m_pane->disconnect(this);
        m_pane->editor()->disconnect(this);
    }
    if (m_page)
        m_page->disconnect(this);
}

QString EntryView::title() const
{
    const QFileInfo info(m_path);
    // An entry is named by its day; anything else by its heading, as people look for it.
    const QString name = info.completeBaseName();
    return m_title.isEmpty() || name.front().isDigit() ? name : m_title;
}

QString EntryView::leftStatus() const
{
    return m_pane ? m_pane->savedStatus() : tr("read only");
}

void EntryView::makeActions()
{
    m_showing = new QActionGroup(this);
    const auto add = [this](const QString &text, Shows shows, const QKeySequence &keys) {
        auto *action = new QAction(text, this);
        action->setCheckable(true);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setData(int(shows));
        m_showing->addAction(action);
        addAction(action);
        m_actions.append(action);
        connect(action, &QAction::triggered, this, [this, shows] { setShows(shows); });
    };
    add(tr("Text and preview"), Shows::Both, QKeySequence(u"Ctrl+Alt+1"_s));
    add(tr("Text alone"), Shows::Text, QKeySequence(u"Ctrl+Alt+2"_s));
    add(tr("Preview alone"), Shows::Page, QKeySequence(u"Ctrl+Alt+3"_s));
    const auto edit = [this](const QString &text, const QString &keys, auto *receiver, auto does) {
        auto *action = new QAction(text, this);
        action->setShortcut(QKeySequence(keys));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, receiver, does);
        addAction(action);
        m_actions.append(action);
    };
    edit(tr("Insert stamp"), u"Ctrl+;"_s, m_pane, &EditingPane::insertStamp);
    edit(tr("Fold or unfold this section"), u"Ctrl+."_s, m_pane->editor(), &Editor::toggleFold);
    edit(tr("Fold all sections"), u"Ctrl+Alt+."_s, m_pane->editor(), &Editor::foldSections);
    edit(tr("Unfold everything"), u"Ctrl+Alt+,"_s, m_pane->editor(), &Editor::unfoldAll);
    const int last = storedValues()->value(u"entry/shows"_s, 0).toInt();
    m_showing->actions().at(std::clamp(last, 0, 2))->setChecked(true);
}

int EntryView::caretLine() const
{
    return m_pane ? m_pane->editor()->caretLine() : 1;
}

void EntryView::setShows(Shows shows)
{
    if (!m_pane)
        return;
    m_showing->actions().at(int(shows))->setChecked(true);
    storedValues()->setValue(u"entry/shows"_s, int(shows));
    m_pane->setVisible(shows != Shows::Page);
    if (shows != Shows::Text && !m_page && isPainted())
        startPage();
    if (m_page) {
        m_page->setVisible(shows != Shows::Text);
        if (shows != Shows::Text)
            render();
    }
}

void EntryView::showEvent(QShowEvent *event)
{
    PageTab::showEvent(event);
    if (m_page)
        render();
}

void EntryView::painted()
{
    const bool textAlone = m_showing && Shows(m_showing->checkedAction()->data().toInt()) == Shows::Text;
    if (!textAlone)
        startPage();
    if (m_showing)
        setShows(Shows(m_showing->checkedAction()->data().toInt()));
}

void EntryView::startPage()
{
    if (m_page)
        return;
    m_splitter->addWidget(makePage(m_splitter));
    if (m_pane) {
        restoreSplitter(*m_splitter, u"entry/splitter"_s, {1, 1});
        connect(m_page, &pages::PageView::scrolled, m_pane->editor(), &Editor::scrollToLine);
        connect(m_page, &pages::PageView::sourceRequested, this, &EntryView::goToLine);
        connect(m_page, &pages::PageView::pictureSaved, this, [this](const QString &address, const QString &path) {
            const QString local = project::pictureAddress(path, QFileInfo(m_path).absolutePath());
            const QString text = m_pane->text();
            m_pane->editor()->applyEdits(project::smallestEdits(text, pages::withPictureFrom(text, address, local)));
        });
        connect(m_page, &pages::PageView::taskToggled, this, &EntryView::toggleTask);
    }
    connect(m_page, &pages::PageView::rendered, this, [this] {
        m_stands = true;
        if (const int line = std::exchange(m_wantedLine, 0))
            m_page->scrollToLine(line);
    });
    render();
}

void EntryView::render()
{
    // A page nobody sees is brought up to date when it is shown.
    if (!m_page || !m_page->isVisible())
        return;
    if (!m_pane)
        return readNotebook();
    const QString text = m_pane->text();
    m_length = text.size();
    m_page->setDocument({text, m_path, m_mode});
}

void EntryView::nameNotebook()
{
    QtConcurrent::run([path = m_path] { return notebookTitle(readFile(path).value_or(QByteArray())); }).then(this, [this](const QString &title) {
        if (std::exchange(m_title, title) != title)
            Q_EMIT titleChanged();
    });
}

// Whatever changes in the project asks for this: only another state of the file is read.
void EntryView::readNotebook()
{
    const QFileInfo file(m_path);
    const State now{file.lastModified(), file.size()};
    if (std::exchange(m_state, now) == now)
        return;
    nameNotebook();
    QtConcurrent::run([path = m_path] { return readFile(path).transform([](const QByteArray &bytes) { return decodeText(bytes).text; }); })
        .then(this, [this, now](const Result<QString> &text) {
            if (m_state != now)
                return;  // it has changed again, and is being read again
            if (text)
                m_page->setDocument({*text, m_path, m_mode});
            else
                m_page->setDocument({u"> [!error]\n> "_s + escapedMarkdown(text.error().sentence()), m_path, pages::Mode::Entry});
        });
}

void EntryView::count()
{
    // A long text is counted while the person goes on typing.
    if (const QString text = m_pane->wholeText(); text.size() > longText)
        QtConcurrent::run(&EntryView::countIn, text, isOutlined()).then(this, [this](const Counted &counted) { tell(counted); });
    else
        tell(countIn(text, isOutlined()));
}

EntryView::Counted EntryView::countIn(const QString &text, bool headings)
{
    return {diary::summarize(text), headings ? diary::outlineOf(text).headings : QList<diary::Heading>()};
}

bool EntryView::isOutlined() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Tab::headingsChanged);
    return isSignalConnected(signal);
}

QList<diary::Heading> EntryView::headings() const
{
    if (!m_pane)
        return {};
    return m_length > longText && !m_headings.isEmpty() ? m_headings : diary::outlineOf(m_pane->text()).headings;
}

void EntryView::tell(const Counted &counted)
{
    const diary::Summary &summary = counted.summary;
    QString counts = tr("%Ln character(s)", nullptr, summary.characters) % u" · "_s % tr("%Ln word(s)", nullptr, summary.words);
    if (summary.promises > 0)
        counts += u" · "_s + tr("%n promise(s)", nullptr, summary.promises);
    if (const QString chosen = m_pane->editor()->selectedText(); !chosen.isEmpty()) {
        const diary::Summary part = diary::summarize(chosen);
        counts = tr("selected: %1").arg(tr("%Ln character(s)", nullptr, part.characters) % u" · "_s % tr("%Ln word(s)", nullptr, part.words));
    }
    if (std::exchange(m_counts, counts) != counts)
        Q_EMIT statusChanged();
    if (std::exchange(m_title, summary.title) != summary.title)
        Q_EMIT titleChanged();
    if (std::exchange(m_headings, counted.headings) != counted.headings)
        Q_EMIT headingsChanged();
}

Result<> EntryView::save()
{
    return m_pane ? m_pane->save() : Result<>();
}

std::optional<Result<>> EntryView::leave()
{
    return m_pane ? m_pane->leave() : Result<>();
}

void EntryView::saveSoon()
{
    if (m_pane)
        m_pane->saveSoon();
}

void EntryView::goToLine(int line)
{
    if (m_pane && m_pane->isVisibleTo(this)) {
        m_pane->editor()->goToLine(line);
        m_pane->editor()->setFocus();
    } else if (m_page && m_stands) {
        m_page->scrollToLine(line);
    } else {
        m_wantedLine = line;  // the page is still on its way
    }
}

bool EntryView::insertText(const QString &markdown)
{
    return m_pane && m_pane->insertBlock(markdown);
}

bool EntryView::appendText(const QString &markdown)
{
    return m_pane && m_pane->append(markdown);
}

void EntryView::undo()
{
    if (m_pane)
        m_pane->editor()->undo();
}

void EntryView::toggleTask(int line, bool done)
{
    static const QRegularExpression box(uR"(^\s*(?:>\s*)*(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\])"_s);
    const QString source = m_pane->text().section(u'\n', line - 1, line - 1);
    const auto match = box.match(source);
    if (match.hasMatch())
        m_pane->editor()->applyEdits({{line - 1, int(match.capturedStart(1)), match.captured(1), done ? u"x"_s : u" "_s}});
}

} // namespace yeonji::widgets
