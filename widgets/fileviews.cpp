// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fileviews.h"
#include "core/files.h"
#include "core/text.h"
#include "core/textfile.h"
#include "widgets/theme.h"
#include "widgets/workspace.h"

#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace yeonji::widgets {

namespace {

constexpr qint64 largestText = 4 << 20;

} // namespace

PictureView::PictureView(Workspace &, const QString &path, QWidget *parent) : Tab(parent), m_path(path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QImage image = reader.read();
    if (image.isNull())
        m_problem = tr("This picture cannot be shown: %1").arg(reader.errorString());
    m_picture = QPixmap::fromImage(image);
    setAccessibleName(title());
    setFocusPolicy(Qt::StrongFocus);
}

QString PictureView::title() const
{
    return QFileInfo(m_path).fileName();
}

QString PictureView::rightStatus() const
{
    if (m_picture.isNull())
        return {};
    return tr("%1 × %2 · %3").arg(m_picture.width()).arg(m_picture.height())
        .arg(QLocale().formattedDataSize(QFileInfo(m_path).size()));
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensOf(*this);
    painter.fillRect(rect(), QColor(t.paper));
    const QRect room = rect().adjusted(24, 24, -24, -24);
    if (m_picture.isNull()) {
        painter.setPen(QColor(t.soft));
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_problem);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QSize size = m_picture.size();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(), size);
    place.moveCenter(room.center());
    painter.drawPixmap(place, m_picture);
}

TextView::TextView(Workspace &workspace, const QString &path, QWidget *parent) : Tab(parent), m_path(path)
{
    m_text = new QPlainTextEdit;
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(title());
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont font;
    font.setFamilies(workspace.tokens().editorFaces);
    font.setPixelSize(qRound(workspace.settings().editorSize));
    m_text->setFont(font);
    m_text->document()->setDocumentMargin(24);
    if (const auto bytes = readFile(path, largestText); !bytes)
        m_text->setPlainText(bytes.error().message);
    else
        m_text->setPlainText(isUtf16(*bytes) ? tr("this is UTF-16; save it as UTF-8 first") : decodeText(*bytes).text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    setFocusProxy(m_text);
}

QString TextView::title() const
{
    return QFileInfo(m_path).fileName();
}

void TextView::goToLine(int line)
{
    QTextCursor cursor(m_text->document()->findBlockByNumber(qMax(0, line - 1)));
    m_text->setTextCursor(cursor);
}

} // namespace yeonji::widgets
