// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/promisespanel.h"
#include "widgets/catalog.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"
#include "widgets/wordindex.h"
#include "widgets/workspace.h"

#include <QLocale>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostDone = 20;

QDateTime whenOf(const diary::Promise &promise)
{
    const bool timed = promise.due.contains(u'T');
    return timed ? QDateTime::fromString(promise.due, u"yyyy-MM-dd'T'HH:mm"_s)
                 : QDateTime(QDate::fromString(promise.due, Qt::ISODate), QTime(23, 59, 59));
}

// One number, for a narrow list; the page says more beside the promise itself (resources/web/page/due.js).
QString countdown(const QDateTime &due, bool timed, const QDateTime &now)
{
    const qint64 days = now.date().daysTo(due.date());
    if (days != 0 || !timed)
        return days > 0   ? PromisesPanel::tr("in %n day(s)", nullptr, int(days))
               : days < 0 ? PromisesPanel::tr("%n day(s) ago", nullptr, int(-days)) : PromisesPanel::tr("today");
    const int minutes = int(now.secsTo(due) / 60);
    if (minutes < 0)
        return PromisesPanel::tr("over");
    return minutes < 60 ? PromisesPanel::tr("%n minute(s)", nullptr, minutes) : PromisesPanel::tr("%n hour(s)", nullptr, (minutes + 30) / 60);
}

} // namespace

PromisesPanel::PromisesPanel(Workspace &workspace, Catalog &catalog, WordIndex &index, QWidget *parent)
    : Panel(parent), m_workspace(workspace), m_catalog(catalog), m_index(index)
{
    m_list = new RowList(tr("Promises"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->addWidget(m_list);
    connect(m_list, &RowList::opened, this, [this](const QString &path) {
        if (const Row *row = m_list->currentRow())
            Q_EMIT placeRequested(path, row->line);
    });
    connect(&index, &WordIndex::changed, this, &PromisesPanel::read);
    connect(&catalog, &Catalog::summarized, this, &PromisesPanel::fill);
    connect(&workspace, &Workspace::schemeChanged, this, &PromisesPanel::fill);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        m_promises = m_reading.result();
        fill();
        if (std::exchange(m_again, false))
            read();
    });
    connect(&m_minute, &QTimer::timeout, this, &PromisesPanel::fill);
    m_minute.start(1min);
}

PromisesPanel::~PromisesPanel()
{
    m_reading.waitForFinished();
}

void PromisesPanel::setCurrentPath(const QString &) {}  // a document may hold many promises

void PromisesPanel::read()
{
    if (m_reading.isRunning()) {
        m_again = true;
        return;
    }
    m_reading.setFuture(QtConcurrent::run([index = m_index.now(), project = m_workspace.project()] { return diary::agenda(project, *index).promises; }));
}

void PromisesPanel::fill()
{
    const Tokens &t = m_workspace.tokens();
    const QDateTime now = QDateTime::currentDateTime();
    const QDate sunday = now.date().addDays(7 - now.date().dayOfWeek());
    QList<Row> over, today, week, later, done;
    int soon = 0;
    for (const auto &[document, promise] : m_promises) {
        const QDateTime due = whenOf(promise);
        Row row;
        row.title = promise.text;
        row.path = m_catalog.absolute(document.path);
        row.line = promise.line;
        const bool timed = promise.due.contains(u'T');
        QStringList parts{timed ? QLocale().toString(due, tr("MMM d, HH:mm")) : QLocale().toString(due.date(), tr("ddd, MMM d"))};
        if (!promise.person.isEmpty())
            parts.append(u'@' % promise.person);
        parts.append(m_catalog.title(document));
        row.second = parts.join(u" · "_s);
        if (promise.done) {
            row.dot = t.faint;
            done.prepend(row);
            continue;
        }
        row.hint = countdown(due, timed, now);
        if (due < now.addDays(2))
            ++soon;
        row.dot = due < now ? t.bad : due < now.addDays(2) ? t.warn : t.ok;
        (due < now ? over : due.date() == now.date() ? today : due.date() <= sunday ? week : later).append(row);
    }
    QList<Row> rows;
    const auto section = [&rows](const QString &title, const QList<Row> &some) {
        if (!some.isEmpty())
            rows << headingRow(title) << some;
    };
    section(tr("Overdue"), over);
    section(tr("Today"), today);
    section(tr("This week"), week);
    section(tr("Later"), later);
    section(tr("Done"), done.first(std::min<qsizetype>(mostDone, done.size())));
    if (rows.isEmpty() && m_index.now())
        rows << headingRow(tr("Nothing is promised")) << headingRow(u"- [ ] …  @…  ~"_s % now.date().addDays(3).toString(Qt::ISODate));
    m_list->setRows(rows);
    Q_EMIT pressing(soon);
}

} // namespace yeonji::widgets
