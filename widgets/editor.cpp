// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editor.h"

#include "diary/outline.h"
#include "project/assets.h"
#include "widgets/composition.h"
#include "widgets/editorlook.h"
#include "widgets/focusmode.h"
#include "widgets/localpaths.h"
#include "widgets/spelling.h"
#include "widgets/suggestions.h"
#include "widgets/wholetext.h"
#include "widgets/writinghelp.h"

#include <KTextEditor/Document>
#include <KTextEditor/Editor>
#include <KTextEditor/MovingCursor>
#include <KTextEditor/MovingRange>
#include <KTextEditor/View>

#include <QClipboard>
#include <QFontMetricsF>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTemporaryFile>
#include <QTimer>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;
using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

namespace {

constexpr int sideMargin = 38;
constexpr int topMargin = 24;
constexpr int barWidth = 10;
constexpr int columns = 80;  // 40 Hangul letters
// Wrapping one line takes KTextEditor time by the square of its length: 6 s for 100,000 characters.
// A picture written into the text as base64 is such a line.
constexpr qsizetype longestWrapped = 20'000;

qsizetype longestLine(const QString &text)
{
    qsizetype longest = 0;
    for (const QStringView line : QStringView(text).tokenize(u'\n'))
        longest = std::max(longest, line.size());
    return longest;
}

QAction *actionOf(const KTextEditor::View *view, const QString &name)
{
    return view->action(name);
}

// What is done next is undone by itself: else KTextEditor makes one step of all edits in a row that only insert, or
// only remove. It ends a step where the caret moves, and is told so.
void endUndoStep(KTextEditor::View *view)
{
    Q_EMIT view->cursorPositionChanged(view, view->cursorPosition());
}

Cursor endOf(Cursor start, const QString &text)
{
    const auto lines = int(text.count(u'\n'));
    return lines == 0 ? Cursor(start.line(), start.column() + int(text.size()))
                      : Cursor(start.line() + lines, int(text.size() - 1 - text.lastIndexOf(u'\n')));
}

} // namespace

Editor::Editor(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_bar(new QScrollBar(Qt::Vertical, this))
{
    prepareEditor();
    m_document.reset(KTextEditor::Editor::instance()->createDocument(nullptr));
    m_document->setEncoding(u"UTF-8"_s);
    m_document->setModifiedOnDiskWarning(false);
    m_text = new WholeText(m_document.get());
    m_view = m_document->createView(this);
    m_document->setHighlightingMode(u"Yeonji Markdown"_s);
    strip(m_view);
    setFocusProxy(m_view);
    m_view->setAccessibleName(tr("Editor"));
    m_composition = std::make_unique<Composition>(m_view, *m_text);
    mirrorScrollBar();

    auto *menu = new QMenu(m_view);
    menu->addActions(editActions());
    m_view->setContextMenu(menu);
    m_spelling = new Spelling(m_view);
    m_help = new WritingHelp(m_view);
    m_suggestions = new Suggestions(m_view, this);
    m_focusMode = new FocusMode(m_view);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { m_spelling->addCorrections(menu, m_view->cursorPosition()); });

    connect(m_document.get(), &KTextEditor::Document::textChanged, this, [this] {
        if (!m_inputMethodAtWork)
            Q_EMIT textChanged();
    });
    connect(m_view, &KTextEditor::View::cursorPositionChanged, this, [this](KTextEditor::View *, Cursor at) {
        if (std::exchange(m_caretLine, at.line() + 1) != at.line() + 1)
            Q_EMIT caretLineChanged(m_caretLine);
    });
    connect(m_view, &KTextEditor::View::selectionChanged, this, &Editor::selectionChanged);
    connect(m_view, &KTextEditor::View::verticalScrollPositionChanged, this, [this] {
        if (!m_scrolling)
            Q_EMIT scrolledTo(topLine());
    });
    for (QWidget *child : m_view->findChildren<QWidget *>())
        if (child->inherits("KateViewInternal"))
            child->installEventFilter(this);
    m_keeping.setMaxThreadCount(1);  // in order
    setAppearance(appearance);
}

Editor::~Editor()
{
    // The view goes before the document, and says nothing more on its way; so do pictures that are still kept.
    qDeleteAll(findChildren<QFutureWatcherBase *>());
    m_keeping.waitForDone();
    m_composition->forget();
    for (QWidget *child : m_view->findChildren<QWidget *>())
        child->removeEventFilter(this);
    delete m_view;  // and the spelling, whose marks are of the document
}

void Editor::setAppearance(const Appearance &appearance)
{
    m_appearance = appearance;
    m_view->setConfigValue(u"theme"_s, themeName(appearance.scheme));
    m_view->setConfigValue(u"font"_s, editorFont(tokens(appearance.scheme), appearance.readingFace, appearance.size));
    m_view->setViewInputMode(appearance.viMode ? KTextEditor::View::ViInputMode : KTextEditor::View::NormalInputMode);
    m_spelling->setEnabled(appearance.spelling);
    m_help->setSmartQuotes(appearance.smartQuotes);
    m_focusMode->set(appearance.focus, appearance.typewriter, tokens(appearance.scheme).faint);
    arrange();
    update();
}

void Editor::setText(const QString &text)
{
    m_composition->forget();
    const bool readOnly = isReadOnly();
    m_document->setReadWrite(true);
    const bool wraps = longestLine(text) <= longestWrapped;
    m_view->setConfigValue(u"dynamic-word-wrap"_s, wraps);
    // Opening a file is ten times quicker than setText() and leaves no step to undo back to nothing.
    // The file is a passing one, so that the editor never knows the real one.
    m_document->setModified(false);  // else it asks whether to save what it held
    QTemporaryFile passing;
    const QByteArray bytes = text.toUtf8();
    const bool opened = passing.open() && passing.write(bytes) == bytes.size() && passing.flush()
        && m_document->openUrl(QUrl::fromLocalFile(passing.fileName()));
    // It takes a few rare characters (U+2028) for ends of line.
    if (opened && m_document->text() == text) {
        m_text->know(text);
    } else {
        m_document->setText(text);
        m_text->forget();
    }
    m_document->setHighlightingMode(wraps ? u"Yeonji Markdown"_s : u"Normal"_s);
    m_document->setModified(false);
    m_document->setReadWrite(!readOnly);
    m_view->setCursorPosition(Cursor(0, 0));
}

QString Editor::text() const
{
    return m_composition->settledText();
}

QString Editor::sureText()
{
    if (!m_text->isTrue()) {
        qWarning("the text was followed wrongly; it is taken from the editor itself");
        m_text->forget();
    }
    return text();
}

bool Editor::isComposing() const
{
    return m_composition->isActive();
}

void Editor::commitComposition()
{
    if (!isComposing())
        return;
    m_composition->commit(m_view->focusProxy());
    Q_EMIT textChanged();
}

void Editor::applyEdits(const QList<project::TextEdit> &edits)
{
    if (edits.isEmpty())
        return;
    const bool readOnly = isReadOnly();
    m_inputMethodAtWork = true;
    m_composition->suspend(m_view->focusProxy());
    m_document->setReadWrite(true);
    // Lines that come behind the caret leave it where it is, though they begin where it stands.
    const Cursor caret = m_view->cursorPosition();
    const bool stays = std::ranges::any_of(edits, [caret](const project::TextEdit &edit) {
        return Cursor(edit.line, edit.column) == caret && edit.removed.isEmpty() && edit.inserted.startsWith(u'\n');
    });
    const std::unique_ptr<KTextEditor::MovingCursor> before(m_document->newMovingCursor(caret, KTextEditor::MovingCursor::StayOnInsert));
    endUndoStep(m_view);
    {
        const KTextEditor::Document::EditingTransaction transaction(m_document.get());
        for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
            const Cursor start(edit->line, edit->column);
            if (!edit->removed.isEmpty())
                m_document->removeText(Range(start, endOf(start, edit->removed)));
            if (!edit->inserted.isEmpty())
                m_document->insertText(start, edit->inserted);
        }
    }
    if (stays)
        m_view->setCursorPosition(before->toCursor());
    endUndoStep(m_view);
    m_document->setReadWrite(!readOnly);
    m_composition->resume(m_view->focusProxy());
    m_inputMethodAtWork = false;
    Q_EMIT textChanged();
}

void Editor::insertText(const QString &text)
{
    commitComposition();
    m_view->removeSelection();
    endUndoStep(m_view);
    m_document->insertText(m_view->cursorPosition(), text);
    endUndoStep(m_view);
}

void Editor::setOffers(Offers offers)
{
    m_suggestions->setOffers(std::move(offers));
}

void Editor::setReadOnly(bool readOnly)
{
    m_document->setReadWrite(!readOnly);
}

bool Editor::isReadOnly() const
{
    return !m_document->isReadWrite();
}

int Editor::caretLine() const
{
    return m_view->cursorPosition().line() + 1;
}

KTextEditor::Cursor Editor::caret() const
{
    return m_view->cursorPosition();
}

// What is chosen elsewhere would be replaced by the next key.
void Editor::goTo(KTextEditor::Cursor place)
{
    m_view->removeSelection();
    const Cursor end = m_document->documentEnd();
    m_view->setCursorPosition(place > end ? end : Cursor(place.line(), std::min(place.column(), m_document->lineLength(place.line()))));
}

void Editor::goToEnd()
{
    goTo(m_document->documentEnd());
}

void Editor::goToLineEnd(int line)
{
    const int index = std::clamp(line, 1, m_document->lines()) - 1;
    goTo(Cursor(index, m_document->lineLength(index)));
}

void Editor::undo()
{
    for (QAction *action : editActions())
        if (action->objectName() == u"edit_undo")
            action->trigger();
}

void Editor::goToLine(int line)
{
    goTo(Cursor(std::clamp(line, 1, m_document->lines()) - 1, 0));
}

double Editor::topLine() const
{
    const int line = m_view->firstDisplayedLine(KTextEditor::View::RealLine);
    const int length = std::max(1, m_document->lineLength(line));
    // A long line is wrapped: the column its first visible part begins with tells how far.
    const Cursor top = m_view->coordinatesToCursor(QPoint(m_view->focusProxy()->x() + 1, m_view->focusProxy()->y() + 4));
    const double part = top.line() == line ? double(top.column()) / length : 0.0;
    return line + 1 + std::min(part, 0.999);
}

void Editor::scrollToLine(double line)
{
    const int whole = std::clamp(int(std::floor(line)), 1, std::max(1, m_document->lines())) - 1;
    const double part = std::clamp(line - 1 - whole, 0.0, 1.0);
    m_scrolling = true;
    m_view->setScrollPosition(Cursor(whole, int(part * m_document->lineLength(whole))));
    m_scrolling = false;
}

void Editor::setPictureFolder(const QString &folder, const QString &documentFolder)
{
    m_pictureFolder = folder;
    m_documentFolder = documentFolder;
}

QString Editor::selectedText() const
{
    return m_view->selection() ? m_view->selectionText() : QString();
}

void Editor::toggleFold()
{
    commitComposition();
    actionOf(m_view, u"folding_toggle_current"_s)->trigger();
}

void Editor::foldSections()
{
    unfoldAll();
    const Cursor caret = m_view->cursorPosition();
    QList<int> lines;
    for (const diary::Heading &heading : diary::outlineOf(text()).headings)
        if (heading.level > 1)
            lines.prepend(heading.line - 1);  // the inner ones first
    for (const int line : std::as_const(lines)) {
        m_view->setCursorPosition(Cursor(line, 0));
        actionOf(m_view, u"folding_toggle_current"_s)->trigger();
    }
    m_view->setCursorPosition(caret);
}

void Editor::unfoldAll()
{
    commitComposition();
    // It opens the outermost only; a fence can lie in six sections, one in the other.
    for (int depth = 0; depth < 7; ++depth)
        actionOf(m_view, u"folding_expandtoplevel"_s)->trigger();
}

bool Editor::isVisible(int line) const
{
    // Of a hidden line it tells where the line that hides it stands.
    const QPoint at = m_view->cursorToCoordinate(Cursor(line - 1, 0));
    return at.y() >= 0 && m_view->coordinatesToCursor(at + QPoint(1, 1)).line() == line - 1;
}

QList<QAction *> Editor::editActions() const
{
    QList<QAction *> actions;
    for (const auto &name : {u"edit_undo"_s, u"edit_redo"_s, u"edit_cut"_s, u"edit_copy"_s, u"edit_paste"_s,
                             u"edit_select_all"_s, u"edit_find"_s, u"edit_replace"_s})
        if (QAction *action = actionOf(m_view, name))
            actions.append(action);
    return actions;
}

bool Editor::takePictures(const QMimeData *mime)
{
    if (m_pictureFolder.isEmpty() || isReadOnly())
        return false;
    QStringList files;
    QStringList others;
    for (const QString &path : localPaths(mime))
        (project::isPictureName(path) ? files : others).append(path);
    // Office programs offer a picture of the copied text too: then the text is meant.
    const bool image = files.isEmpty() && others.isEmpty() && mime->hasImage() && !mime->hasText();
    if (image)
        putWhenKept(pictures::keep(m_pictureFolder, qvariant_cast<QImage>(mime->imageData()), &m_keeping));
    if (!files.isEmpty())
        putWhenKept(pictures::keep(m_pictureFolder, files, &m_keeping));
    if (!others.isEmpty())
        Q_EMIT filesDropped(others);
    return image || !files.isEmpty() || !others.isEmpty() || takePicturesOfHtml(*mime);
}

bool Editor::takePicturesOfHtml(const QMimeData &mime)
{
    if (!mime.hasHtml() || isCode(*m_document, m_view->cursorPosition().line()))
        return false;
    QString html = mime.html();
    const QByteArrayList pictures = HtmlMarkdown::takePictures(html);
    const auto markdown = pictures.isEmpty() ? std::nullopt : m_help->markdownOf(html);
    if (markdown)
        putWhenKept(pictures::keep(m_pictureFolder, pictures, &m_keeping), *markdown);
    return markdown.has_value();
}

// Reading and writing photos takes a while; what is typed meanwhile moves the place they go to along. Text they
// are pasted over stands until they are there.
void Editor::putWhenKept(const QFuture<Result<pictures::Kept>> &keeping, const QString &around)
{
    commitComposition();
    const Cursor caret = m_view->cursorPosition();
    const Range over = m_view->selection() ? m_view->selectionRange() : Range(caret, caret);
    const std::shared_ptr<KTextEditor::MovingCursor> place(m_document->newMovingCursor(over.end()));
    const std::shared_ptr<KTextEditor::MovingRange> replaced(m_document->newMovingRange(over));
    goTo(over.end());
    auto *watch = new QFutureWatcher<Result<pictures::Kept>>(this);
    connect(watch, &QFutureWatcherBase::finished, this, [this, watch, place, replaced, around] {
        watch->deleteLater();
        QStringList markdown, addresses;
        QList<pictures::Kept> kept;
        for (const auto &one : watch->future().results()) {
            if (!one) {
                Q_EMIT failed(one.error().sentence());
                addresses.append(QString());
                continue;
            }
            kept.append(*one);
            addresses.append(project::pictureAddress(one->path, m_documentFolder));
            markdown.append(project::pictureMarkdown(one->path, m_documentFolder, one->alt));
        }
        if ((kept.isEmpty() && around.isEmpty()) || isReadOnly())
            return;
        commitComposition();
        endUndoStep(m_view);
        {
            const KTextEditor::Document::EditingTransaction transaction(m_document.get());
            m_document->insertText(place->toCursor(), around.isEmpty() ? markdown.join(u'\n')
                                                                       : m_help->fittedAt(HtmlMarkdown::withPictures(around, addresses), place->toCursor()));
            if (!replaced->isEmpty())
                m_document->removeText(replaced->toRange());
        }
        endUndoStep(m_view);
        Q_EMIT picturesKept(kept);
    });
    watch->setFuture(keeping);
}

void Editor::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    commitComposition();
    if (mime && !takePictures(mime) && !m_help->paste(*mime))
        actionOf(m_view, u"edit_paste"_s)->trigger();
}

bool Editor::eventFilter(QObject *watched, QEvent *event)
{
    const auto offersPictures = [](const QMimeData *mime) {
        return mime && (mime->hasUrls() || (mime->hasImage() && !mime->hasText()));
    };
    switch (event->type()) {
    case QEvent::InputMethod: {
        const auto &input = *static_cast<QInputMethodEvent *>(event);
        // A syllable that only changes its shape is no change of the text yet.
        const bool settles = !input.commitString().isEmpty() || input.replacementLength() > 0 || m_view->selection();
        m_inputMethodAtWork = true;
        m_composition->handle(watched, input);
        m_inputMethodAtWork = false;
        m_suggestions->look();
        if (settles) {
            m_help->typed();
            Q_EMIT textChanged();
        }
        return true;
    }
    case QEvent::MouseButtonPress:
        // The syllable stays where it was typed; a click must not carry it along.
        commitComposition();
        return false;
    case QEvent::FocusOut:
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
            commitComposition();
            Q_EMIT leaving();
        }
        return false;
    case QEvent::ShortcutOverride:
        // Else KTextEditor's own action would have it first.
        if (const auto &key = *static_cast<QKeyEvent *>(event); key.matches(QKeySequence::Paste) || m_help->takes(key) || m_suggestions->takes(key)) {
            event->accept();
            return true;
        }
        return false;
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
            paste();
            return true;
        }
        {
            const auto &key = *static_cast<QKeyEvent *>(event);
            if (!isComposing() && (m_suggestions->press(key) || m_help->press(key)))
                return true;
            // After KTextEditor has put it there.
            if (!key.text().isEmpty() && !(key.modifiers() & Qt::ControlModifier))
                QTimer::singleShot(0, m_suggestions, &Suggestions::look);
        }
        return false;
    case QEvent::DragEnter:
    case QEvent::DragMove:
        if (auto *drag = static_cast<QDragMoveEvent *>(event); offersPictures(drag->mimeData())) {
            drag->acceptProposedAction();
            return true;
        }
        return false;
    case QEvent::Drop:
        if (auto *drop = static_cast<QDropEvent *>(event); offersPictures(drop->mimeData())) {
            const auto *internal = static_cast<QWidget *>(watched);
            goTo(m_view->coordinatesToCursor(internal->mapTo(m_view, drop->position().toPoint())));
            if (takePictures(drop->mimeData())) {
                drop->acceptProposedAction();
                return true;
            }
        }
        return false;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void Editor::mirrorScrollBar()
{
    // KTextEditor's own bar would stand at the edge of the column; ours stands at the edge of the pane.
    for (auto *inner : m_view->findChildren<QScrollBar *>()) {
        if (!inner->inherits("KateScrollBar") || inner->orientation() != Qt::Vertical)
            continue;
        const auto follow = [this, inner] {
            m_bar->setRange(inner->minimum(), inner->maximum());
            m_bar->setPageStep(inner->pageStep());
            m_bar->setValue(inner->value());
            m_bar->setVisible(inner->maximum() > inner->minimum());
        };
        connect(inner, &QScrollBar::rangeChanged, m_bar, follow);
        connect(inner, &QScrollBar::valueChanged, m_bar, &QScrollBar::setValue);
        connect(m_bar, &QScrollBar::valueChanged, inner, &QScrollBar::setValue);
        follow();
    }
}

void Editor::arrange()
{
    const QFontMetricsF metrics(editorFont(tokens(m_appearance.scheme), m_appearance.readingFace, m_appearance.size));
    const int column = int(std::ceil(metrics.horizontalAdvance(u'가') * columns / 2));
    const int side = std::max(sideMargin, (width() - column) / 2);
    // Beside the page the column begins at the left margin; alone it stands in the middle.
    const int room = std::min(width() - sideMargin - barWidth - 4, column);
    m_view->setGeometry(width() > column + 6 * sideMargin ? side : sideMargin, topMargin, std::max(80, room), height() - topMargin);
    m_bar->setGeometry(width() - barWidth, 0, barWidth, height());
    m_bar->raise();
}

void Editor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Editor::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), QColor(tokens(m_appearance.scheme).paper));
}

void Editor::mousePressEvent(QMouseEvent *event)
{
    m_view->setFocus(Qt::MouseFocusReason);
    QWidget::mousePressEvent(event);
}

void Editor::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_bar, event);
}

void Editor::focusInEvent(QFocusEvent *)
{
    m_view->setFocus();
}

} // namespace yeonji::widgets
