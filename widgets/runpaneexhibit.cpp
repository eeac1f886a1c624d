// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpaneexhibit.h"

#include "figures/format.h"

#include <QBuffer>
#include <QDialog>
#include <QHBoxLayout>
#include <QImageReader>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSlider>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

// As large as there is room; what is smaller grows by whole pixels, so that a digit of 28 by 28 is seen.
class ExhibitCard::Picture : public QWidget
{
public:
    explicit Picture(ExhibitCard *card) : QWidget(card), m_card(card) {}
    QString problem;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QImage &image = m_card->m_image;
        if (image.isNull()) {
            painter.setPen(QColor(m_card->m_tokens->soft));
            painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, problem);
            return;
        }
        QSize size = image.size();
        const int times = std::min(width() / size.width(), height() / size.height());
        if (times >= 1) {
            size *= times;
        } else {
            size.scale(this->size(), Qt::KeepAspectRatio);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
        }
        QRect place(QPoint(), size);
        place.moveCenter(rect().center());
        painter.drawImage(place, image);
    }

private:
    ExhibitCard *m_card;
};

ExhibitCard::ExhibitCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("exhibitCard"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setFixedHeight(24);
    m_step = new QLabel;
    m_step->setObjectName(QStringLiteral("quiet"));
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("exhibitText"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(0);
    m_picture = new Picture(this);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(tr("Earlier and later"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_step);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_picture);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 8, 16, 12);
    all->setSpacing(6);
    all->addLayout(head);
    all->addLayout(m_stack, 1);
    all->addWidget(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, &ExhibitCard::showAt);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        const Content content = m_reading.result();
        m_image = content.picture;
        m_picture->problem = content.problem;
        m_text->setPlainText(content.text);
        m_stack->setCurrentIndex(content.text.isEmpty() ? 1 : 0);
        m_picture->update();
        m_picture->setAccessibleName(m_title->text());
    });
}

ExhibitCard::~ExhibitCard()
{
    m_reading.waitForFinished();
}

void ExhibitCard::present(const QString &title, const std::vector<runs::Exhibit> &exhibits, const Tokens &tokens)
{
    const bool wasLast = m_exhibits.empty() || m_slider->value() == m_slider->maximum();
    m_tokens = &tokens;
    m_exhibits = exhibits;
    m_title->setText(title);
    m_title->setToolTip(title);
    setAccessibleName(title);
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, int(exhibits.size()) - 1);
    m_slider->setVisible(exhibits.size() > 1);
    if (wasLast)
        m_slider->setValue(m_slider->maximum());
    m_shown = -1;
    showAt(m_slider->value());
    update();
}

void ExhibitCard::showAt(int index)
{
    if (index == m_shown || index < 0 || size_t(index) >= m_exhibits.size())
        return;
    m_shown = index;
    const runs::Exhibit &exhibit = m_exhibits[size_t(index)];
    m_step->setText(tr("step %1").arg(figures::plainNumber(exhibit.step))
                    % (m_exhibits.size() > 1 ? u" · %1/%2"_s.arg(index + 1).arg(m_exhibits.size()) : QString()));
    m_reading.setFuture(QtConcurrent::run(&ExhibitCard::contentOf, exhibit));
}

ExhibitCard::Content ExhibitCard::contentOf(const runs::Exhibit &exhibit)
{
    constexpr qint64 longestText = 256 << 10, largestPicture = 64 << 20;
    Content content;
    runs::Exhibit part = exhibit;
    if (exhibit.kind == runs::Exhibit::Kind::Text)
        part.bytes = std::min(part.bytes, longestText);
    else if (part.bytes > largestPicture)
        return {.text = {}, .problem = tr("This picture is too large to be shown here"), .picture = {}};
    const auto bytes = runs::contentOf(part);
    if (!bytes)
        return {.text = {}, .problem = bytes.error().message, .picture = {}};
    if (exhibit.kind == runs::Exhibit::Kind::Text) {
        content.text = QString::fromUtf8(*bytes) % (part.bytes < exhibit.bytes ? u" …" : u"");
        return content;
    }
    // Pictures of points alone: a drawing could name other files.
    QBuffer buffer(const_cast<QByteArray *>(&*bytes));
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    if (format == "png" || format == "jpeg" || format == "gif" || format == "webp" || format == "bmp")
        content.picture = reader.read();
    if (content.picture.isNull())
        content.problem = tr("This picture cannot be shown; it is damaged, or of a format that is not known");
    return content;
}

QString ExhibitCard::text() const
{
    return m_text->toPlainText();
}

void ExhibitCard::enlarge()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("exhibitLarge"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_title->text());
    auto *card = new ExhibitCard;
    card->setCursor(Qt::ArrowCursor);
    auto *all = new QVBoxLayout(dialog);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(card);
    card->present(m_title->text(), m_exhibits, *m_tokens);
    card->m_slider->setValue(m_slider->value());
    dialog->resize(window()->size() * 0.8);
    dialog->open();
}

void ExhibitCard::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isLarge = qobject_cast<QDialog *>(parentWidget()) != nullptr;
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()) && !isLarge)
        enlarge();
}

void ExhibitCard::keyPressEvent(QKeyEvent *event)
{
    const bool isLarge = qobject_cast<QDialog *>(parentWidget()) != nullptr;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) && !isLarge)
        enlarge();
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        m_slider->setValue(m_slider->value() + (event->key() == Qt::Key_Right ? 1 : -1));
    else
        QWidget::keyPressEvent(event);
}

void ExhibitCard::paintEvent(QPaintEvent *)
{
    if (!m_tokens)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(hasFocus() ? m_tokens->accent : m_tokens->line), 1));
    painter.setBrush(QColor(m_tokens->paper));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

} // namespace yeonji::widgets
