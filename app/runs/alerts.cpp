// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/alerts.h"

#include "core/files.h"
#include "core/json.h"
#include "runs/cadence.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

struct Event
{
    QString id;  // the same for the same event, however far its run got since
    Alert alert;
    QString formerId = {};  // as earlier versions remembered it: with its sentence
};

QString stepText(const Run &run)
{
    double step = 0;
    for (const Series &series : run.series)
        if (series.size() > 0 && std::isfinite(series.axis.step->back()))
            step = std::max(step, series.axis.step->back());
    return QString::number(step, 'g', 15);
}

// That the finding's sentence begins with, in every language; empty: none.
QString metricOf(const Finding &finding, const Run &run)
{
    QString metric;
    if (finding.code == "nan"_L1 || finding.code == "diverged"_L1)
        for (const Series &series : run.series)
            if (series.name.size() > metric.size() && finding.message.startsWith(series.name))
                metric = series.name;
    return metric;
}

QString formerIdentityOf(const Finding &finding, const Run &run)
{
    const QString metric = metricOf(finding, run);
    return finding.code % u'|' % metric % withoutNumbers(finding.message.sliced(metric.size()));
}

std::vector<Event> eventsOf(const Run &run)
{
    std::vector<Event> events;
    const auto add = [&](const QString &id, Level level, const QString &sentence, const QString &formerId = {}) {
        events.push_back({id, {run.name, run.path, level, sentence}, formerId});
    };
    for (const Finding &finding : run.findings)
        if (finding.code == "nan"_L1 || finding.code == "diverged"_L1)
            add(identityOf(finding, run), finding.level, finding.message, formerIdentityOf(finding, run));
    // A run that is started again from where it stood stands at other steps when it ends again.
    const QString step = stepText(run);
    const auto why = std::ranges::find_if(run.findings, [](const Finding &f) { return f.code == "traceback"_L1 || f.code == "killed"_L1 || f.code == "failed"_L1; });
    switch (run.status) {
    case Status::Failed:
        add(u"failed|"_s % step, Level::Error,
            why != run.findings.end() ? QCoreApplication::translate("runs", "failed at step %1: %2").arg(step, why->message)
                                        : QCoreApplication::translate("runs", "failed at step %1").arg(step));
        break;
    case Status::Stalled:
        add(u"stalled|"_s % step, Level::Warning, QCoreApplication::translate("runs", "has written nothing for long; it stands at step %1").arg(step));
        break;
    case Status::Finished:
        add(u"finished|"_s % step, Level::Info, QCoreApplication::translate("runs", "finished at step %1").arg(step));
        break;
    case Status::Running:
    case Status::Unknown: break;
    }
    return events;
}

// Whether it ended since then, by the time of its files, though it was never seen alive. What was copied meanwhile ended
// before: its own clock says so (that of a log may be another country's), or that it was written at once, as is only who
// fails at the start.
bool endedSince(const Run &run, const QDateTime &then)
{
    constexpr qint64 aDay = 24 * 3600, atOnce = 2;
    const QFileInfo newest = newestFile(run);
    if (newest.lastModified().toSecsSinceEpoch() < then.toSecsSinceEpoch())
        return false;
    if (run.ended.isValid() && run.ended.secsTo(then) > (run.kind == Kind::Log ? aDay : 0))
        return false;
    const QDateTime born = newest.birthTime();
    return run.status == Status::Failed || (born.isValid() && born.secsTo(newest.lastModified()) >= atOnce);
}

} // namespace

QString withoutNumbers(const QString &sentence)
{
    static const QRegularExpression number(u"(?<![\\w/.])[-+]?\\d[\\d.,]*(?:e[-+]?\\d+)?(?!\\w)"_s);
    return QString(sentence).remove(number);
}

QString identityOf(const Finding &finding, const Run &run)
{
    const QString metric = metricOf(finding, run);
    return finding.code % u'|' % (metric.isEmpty() ? withoutNumbers(finding.message) : metric);
}

Alerts::Alerts(QString file) : m_file(std::move(file))
{
    if (m_file.isEmpty())
        return;
    constexpr qint64 most = 16 << 20;
    if (const auto bytes = readFile(m_file, most))
        m_known = readJson(*bytes).value.toObject()[u"runs"_s].toObject();
}

std::vector<Alert> Alerts::news(const Run &run)
{
    const QString key = run.key();
    const QJsonObject before = m_known[key].toObject();
    bool alive = before[u"alive"_s].toBool();
    QJsonArray said = before[u"said"_s].toArray();
    alive = alive || run.status == Status::Running || run.status == Status::Stalled;
    const bool over = run.status == Status::Finished || run.status == Status::Failed;
    const bool isNews = alive || (over && endedSince(run, m_since));
    std::vector<Alert> news;
    for (Event &event : eventsOf(run)) {
        // Of a run that nothing is known of so far it is told as soon as it lives.
        if (said.contains(event.id) || !(alive || over))
            continue;
        const bool wasSaid = !event.formerId.isEmpty() && said.contains(event.formerId);
        said.append(event.id);
        if (isNews && !wasSaid)
            news.push_back(std::move(event.alert));
    }
    if (over)
        alive = false;
    // What was never alive and says nothing needs no memory.
    const QJsonObject now = alive || !said.isEmpty() ? QJsonObject{{u"alive"_s, alive}, {u"said"_s, said}} : QJsonObject();
    if (now != before) {
        m_known.insert(key, now);
        store();
    }
    return news;
}

void Alerts::store()
{
    if (m_file.isEmpty())
        return;
    for (const QString &key : m_known.keys())
        if (!QFileInfo::exists(key.section(u'#', 0, 0)) && !QFileInfo::exists(key))
            m_known.remove(key);
    (void)writeFile(m_file, QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"runs"_s, m_known}}).toJson(QJsonDocument::Compact));
}

} // namespace yeonji::runs
