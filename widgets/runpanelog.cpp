// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpanelog.h"

#include "widgets/editorlook.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace yeonji::widgets {

namespace {

constexpr double pixels = 12;

// How many of the first lines went, if the others still stand where what follows continues them. The last may have
// been written over.
std::optional<qsizetype> goneOf(const QStringList &before, const QStringList &now)
{
    for (qsizetype gone = 0; gone < before.size(); ++gone) {
        const qsizetype kept = before.size() - 1 - gone;
        if (kept < now.size() && std::equal(before.begin() + gone, before.begin() + gone + kept, now.begin()))
            return gone;
    }
    return {};
}

} // namespace

RunLog::RunLog(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("runLog"));
    setAttribute(Qt::WA_StyledBackground);
    auto *heading = new QLabel(tr("Log"));
    heading->setObjectName(QStringLiteral("sideHeading"));
    m_file = new QPushButton;
    m_file->setObjectName(QStringLiteral("fileLink"));
    m_file->setFlat(true);
    m_file->setCursor(Qt::PointingHandCursor);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("logText"));
    m_text->setAccessibleName(tr("The last lines of the log"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->document()->setDocumentMargin(0);
    m_text->setMinimumHeight(48);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(heading);
    head->addWidget(m_file);
    head->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 6, 6, 6);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(m_file, &QPushButton::clicked, this, [this] {
        if (m_shown)
            Q_EMIT openRequested(m_shown->file, 0);
    });
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RunLog::look);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (m_reading.future().resultCount() > 0)
            show(m_reading.result());
        if (m_run)
            m_next.start(m_pace.after(std::chrono::steady_clock::now() - m_began));
    });
    hide();
}

void RunLog::setRun(const runs::RunPtr &run, const Tokens &tokens, const QString &root)
{
    m_root = root;
    m_run = run;
    m_text->setFont(editorFont(tokens, false, pixels));
    m_next.stop();
    if (!run)
        show({});
    else
        look();
}

void RunLog::look()
{
    // Of a tab that is not seen nobody reads the log; one that has not shown itself yet may have to.
    if (m_reading.isRunning() || !m_run)
        return;
    if (m_shown && !isVisible()) {
        m_next.start(m_pace.after(std::chrono::milliseconds(0)));
        return;
    }
    m_began = std::chrono::steady_clock::now();
    m_reading.setFuture(QtConcurrent::run([run = m_run] { return runs::logTailOf(*run); }));
}

void RunLog::show(const std::optional<runs::LogTail> &tail)
{
    if (!m_run || !tail) {
        m_shown.reset();
        m_text->clear();
        hide();
        return;
    }
    if (m_shown == tail)
        return;
    const QString within = QDir(m_root).relativeFilePath(tail->file);
    m_file->setText(m_root.isEmpty() || within.startsWith(u"..") ? QFileInfo(tail->file).fileName() : within);
    m_file->setToolTip(tail->file);
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool wasAtEnd = !m_shown || bar->value() == bar->maximum();
    const auto gone = m_shown && m_shown->file == tail->file ? goneOf(m_shown->lines, tail->lines) : std::nullopt;
    if (!gone) {
        m_text->setPlainText(tail->lines.join(u'\n'));
    } else {
        const int place = bar->value();
        QTextCursor cursor(m_text->document());
        cursor.beginEditBlock();
        cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor, int(*gone));
        cursor.removeSelectedText();
        cursor.movePosition(QTextCursor::End);
        const qsizetype kept = m_shown->lines.size() - 1 - *gone;
        const QString last = m_shown->lines.last(), now = tail->lines.at(kept);
        if (!now.startsWith(last)) {
            cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
            cursor.removeSelectedText();
        }
        cursor.insertText((now.startsWith(last) ? now.sliced(last.size()) : now));
        for (const QString &line : tail->lines.mid(kept + 1))
            cursor.insertText(u'\n' % line);
        cursor.endEditBlock();
        bar->setValue(place - int(*gone));
    }
    m_shown = tail;
    setVisible(true);
    if (wasAtEnd)
        bar->setValue(bar->maximum());
}

} // namespace yeonji::widgets
