// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpaneside.h"

#include "figures/format.h"
#include "figures/group.h"
#include "runs/status.h"
#include "widgets/statusdot.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yeonji::widgets {

namespace {

constexpr int columnWidth = 240;
constexpr qsizetype mostMarked = 8, mostParams = 200, mostFiles = 40, mostFindings = 60, mostRuns = 30, mostAboveFindings = 12;

QString valueText(const QJsonValue &value)
{
    if (value.isDouble())
        return figures::plainNumber(value.toDouble());
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.isUndefined() ? QStringLiteral("–") : QStringLiteral("null");
}

// What people set by hand comes first, what a trainer wrote down about itself last.
int rankOf(const QString &key)
{
    static const QStringList first = {
        QStringLiteral("model"), QStringLiteral("backbone"), QStringLiteral("base_model_name_or_path"), QStringLiteral("_name_or_path"),
        QStringLiteral("learning_rate"), QStringLiteral("lr"), QStringLiteral("optimizer"), QStringLiteral("batch_size"),
        QStringLiteral("train_batch_size"), QStringLiteral("per_device_train_batch_size"), QStringLiteral("gradient_accumulation_steps"),
        QStringLiteral("epochs"), QStringLiteral("num_train_epochs"), QStringLiteral("steps"), QStringLiteral("max_steps"),
        QStringLiteral("warmup"), QStringLiteral("warmup_ratio"), QStringLiteral("warmup_steps"), QStringLiteral("weight_decay"),
        QStringLiteral("dropout"), QStringLiteral("seed")};
    if (const auto place = first.indexOf(key.section(u'.', -1)); place >= 0)
        return int(place);
    const QString head = key.section(u'.', 0, 0);
    return head.endsWith(QStringLiteral("_results")) ? 102 : key.contains(u'.') ? 101 : 100;
}

// A name on the left, its value on the right, a hairline below.
class ParamRow : public QWidget
{
public:
    ParamRow(const QString &key, const QString &value, bool differs, const Tokens &tokens)
        : m_key(key), m_value(value), m_differs(differs), m_tokens(tokens)
    {
        setFixedHeight(29);
        setToolTip(key % u'\n' % value);
        setAccessibleName(key);
        setAccessibleDescription(value);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(QPen(QColor(m_tokens.line), 1));
        painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
        QFont font = this->font();
        font.setPixelSize(12);
        painter.setFont(font);
        const QFontMetrics metrics(font);
        const QRect place = rect().adjusted(2, 0, -2, -1);
        const int half = place.width() * 3 / 5;
        const QString key = metrics.elidedText(m_key, Qt::ElideMiddle, half);
        painter.setPen(QColor(m_differs ? m_tokens.accent : m_tokens.soft));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, key);
        painter.setPen(QColor(m_differs ? m_tokens.accent : m_tokens.ink));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight,
                         metrics.elidedText(m_value, Qt::ElideMiddle, place.width() - metrics.horizontalAdvance(key) - 12));
    }

private:
    QString m_key, m_value;
    bool m_differs;
    const Tokens &m_tokens;
};

// `train.log:12`
QString whereOf(const Finding &finding)
{
    const QString where = finding.file.isEmpty() ? QString() : QFileInfo(finding.file).fileName();
    return finding.line > 0 && !where.isEmpty() ? QString(where % u':' % QString::number(finding.line)) : where;
}

// A finding on its own ground, with its level as a colour on the left and its file below.
class FindingCard : public QWidget
{
public:
    FindingCard(const Finding &finding, const QString &where, const Tokens &tokens)
        : m_colour(finding.level == Level::Error ? tokens.bad : finding.level == Level::Warning ? tokens.warn : tokens.soft),
          m_tokens(tokens)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(15, 9, 12, 9);
        column->setSpacing(2);
        auto *message = new QLabel(finding.message, this);
        message->setWordWrap(true);
        message->setTextFormat(Qt::PlainText);
        message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(message);
        if (!where.isEmpty()) {
            auto *file = new QLabel(where, this);
            file->setObjectName(QStringLiteral("second"));
            file->setTextFormat(Qt::PlainText);
            file->setWordWrap(true);
            column->addWidget(file);
        }
        setAccessibleName(finding.message);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(QColor(m_tokens.line), 1));
        painter.setBrush(QColor(m_tokens.bg));
        painter.drawRoundedRect(place, 8, 8);
        painter.setClipRect(QRectF(0, 0, 3, height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(m_colour));
        painter.drawRoundedRect(QRectF(rect()), 8, 8);
    }

private:
    QString m_colour;
    const Tokens &m_tokens;
};

// A swatch as in every figure, and the run's name.
class RunRow : public QWidget
{
public:
    RunRow(const QString &name, const QString &status, const QString &colour, const Tokens &tokens)
        : m_name(name), m_status(status), m_colour(colour), m_tokens(tokens)
    {
        setFixedHeight(26);
        setToolTip(name);
        setAccessibleName(name);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QFont font = this->font();
        font.setPixelSize(12);
        painter.setFont(font);
        const QFontMetrics metrics(font);
        painter.setPen(QPen(QColor(m_colour), 2));
        painter.drawLine(QPointF(2, height() / 2.0), QPointF(16, height() / 2.0));
        const QRect place = rect().adjusted(24, 0, -2, 0);
        painter.setPen(QColor(m_tokens.soft));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, m_status);
        painter.setPen(QColor(m_tokens.ink));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(m_name, Qt::ElideMiddle, place.width() - metrics.horizontalAdvance(m_status) - 8));
    }

private:
    QString m_name, m_status, m_colour;
    const Tokens &m_tokens;
};

} // namespace

RunSide::RunSide(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("runSide"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(columnWidth);
}

void RunSide::setRuns(const std::vector<runs::RunPtr> &runs, const QHash<QString, QString> &colours,
                      const Tokens &tokens, const QString &root, const Standing &standing)
{
    m_runs = runs;
    m_colours = colours;
    m_tokens = &tokens;
    m_root = root;
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("runSideGround"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(16, 12, 16, 16);
    m_column->setSpacing(0);
    addState(standing);
    addRuns();
    // What went wrong is not to be looked for below a hundred settings of a trainer.
    const qsizetype params = m_runs.size() == 1 ? figures::flattened(m_runs.front()->params).size() : 0;
    if (params > mostAboveFindings) {
        addFindings();
        addParams();
    } else {
        addParams();
        addFindings();
    }
    addFiles();
    m_column->addStretch();
    setWidget(content);  // deletes the one before
}

void RunSide::addHeading(const QString &text)
{
    auto *heading = new QLabel(text);
    heading->setObjectName(QStringLiteral("sideHeading"));
    heading->setContentsMargins(2, m_column->count() > 0 ? 20 : 4, 2, 6);
    m_column->addWidget(heading);
}

void RunSide::addState(const Standing &standing)
{
    m_reason = -1;
    if (m_runs.size() != 1 || m_runs.front()->status == runs::Status::Unknown)
        return;
    const runs::Run &run = *m_runs.front();
    const auto &[outlook, written] = standing;
    const QString left = outlook ? runs::leftText(*outlook) : QString();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(2, 4, 2, 0);
    row->setSpacing(8);
    auto *word = new QLabel(runs::statusText(run.status));
    word->setObjectName(QStringLiteral("cardTitle"));
    row->addWidget(new StatusDot(dotOf(run.status, *m_tokens)));
    row->addWidget(word);
    row->addStretch(1);
    row->addWidget(new QLabel(left));
    m_column->addLayout(row);
    QStringList second;
    const QLocale locale;
    if (outlook && outlook->total > 0)
        second.append(runs::progressText(*outlook));
    if (written.isValid()) {
        const QDateTime when = written.toLocalTime();
        second.append(tr("last written %1").arg(when.date() == QDate::currentDate() ? locale.toString(when.time(), QLocale::ShortFormat)
                                                                                    : locale.toString(when, QLocale::ShortFormat)));
    }
    auto *quiet = new QLabel(second.join(QStringLiteral(" · ")));
    quiet->setObjectName(QStringLiteral("second"));
    quiet->setWordWrap(true);
    quiet->setContentsMargins(2, 2, 2, 4);
    m_column->addWidget(quiet);
    if (run.status != runs::Status::Failed)
        return;
    for (const char *code : {"failed", "killed", "traceback"})  // what tells most comes last
        for (qsizetype i = 0; i < run.findings.size(); ++i)
            if (run.findings.at(i).code == QLatin1StringView(code))
                m_reason = i;
    if (m_reason >= 0)
        m_column->addWidget(new FindingCard(run.findings.at(m_reason), whereOf(run.findings.at(m_reason)), *m_tokens));
}

void RunSide::addRuns()
{
    if (m_runs.size() < 2)
        return;
    addHeading(tr("Runs"));
    qsizetype shown = 0;
    for (const auto &run : m_runs) {
        if (++shown > mostRuns) {
            m_column->addWidget(new QLabel(tr("and %1 more").arg(qsizetype(m_runs.size()) - mostRuns)));
            break;
        }
        m_column->addWidget(new RunRow(run->name, run->status == runs::Status::Unknown ? QString() : runs::statusText(run->status), m_colours.value(run->name), *m_tokens));
    }
}

void RunSide::addParams()
{
    QStringList keys;
    std::vector<QJsonObject> flat;
    for (const auto &run : m_runs) {
        flat.push_back(figures::flattened(run->params));
        keys += flat.back().keys();
    }
    keys.removeDuplicates();
    std::ranges::stable_sort(keys, {}, rankOf);
    QStringList different, same;
    for (const QString &key : std::as_const(keys))
        (std::ranges::any_of(flat, [&](const QJsonObject &o) { return o.value(key) != flat.front().value(key); }) ? different : same)
            .append(key);
    const auto add = [&](const QString &heading, const QStringList &some, bool differ) {
        if (some.isEmpty())
            return;
        addHeading(heading);
        // The accent says *look here*: where nearly everything differs there is nothing to point at.
        const bool marked = differ && some.size() <= mostMarked;
        for (const QString &key : some.mid(0, mostParams)) {
            QStringList values;
            for (const QJsonObject &object : flat)
                values.append(valueText(object.value(key)));
            m_column->addWidget(new ParamRow(key, differ ? values.join(QStringLiteral(" · ")) : values.first(), marked, *m_tokens));
        }
        if (some.size() > mostParams)
            m_column->addWidget(new QLabel(tr("and %1 more").arg(some.size() - mostParams)));
    };
    add(tr("What differs"), different, true);
    add(m_runs.size() > 1 ? tr("The same") : tr("Parameters"), same, false);
}

void RunSide::addFindings()
{
    QList<std::pair<Finding, QString>> findings;
    for (const auto &run : m_runs)
        for (qsizetype i = 0; i < run->findings.size(); ++i)
            if (i != m_reason && findings.size() < mostFindings) {
                const Finding &finding = run->findings.at(i);
                QString where = whereOf(finding);
                if (m_runs.size() > 1)
                    where = where.isEmpty() ? run->name : QString(run->name % u" · " % where);
                findings.append({finding, where});
            }
    if (findings.isEmpty())
        return;
    addHeading(tr("Findings"));
    for (const auto &[finding, where] : std::as_const(findings)) {
        m_column->addWidget(new FindingCard(finding, where, *m_tokens));
        m_column->addSpacing(8);
    }
}

void RunSide::addFiles()
{
    QStringList files;
    for (const auto &run : m_runs)
        files += run->files;
    files.removeDuplicates();
    if (files.isEmpty())
        return;
    addHeading(tr("Files"));
    for (const QString &file : files.mid(0, mostFiles)) {
        const QString shown = m_root.isEmpty() ? QFileInfo(file).fileName() : QDir(m_root).relativeFilePath(file);
        auto *button = new QPushButton;
        button->setObjectName(QStringLiteral("fileLink"));
        button->setFlat(true);
        button->setText(button->fontMetrics().elidedText(shown.startsWith(u"..") ? file : shown, Qt::ElideMiddle, columnWidth - 48));
        button->setToolTip(file);
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, file] { Q_EMIT openRequested(file, 0); });
        m_column->addWidget(button);
    }
    if (files.size() > mostFiles)
        m_column->addWidget(new QLabel(tr("and %1 more").arg(files.size() - mostFiles)));
}

} // namespace yeonji::widgets
