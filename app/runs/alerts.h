// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person wants to be told of while looking elsewhere: that a run failed, went quiet or finished,
// that a value became NaN or a loss diverged. Each once, also over restarts of the program; and only of
// runs that were seen alive or ended since, so that opening an old project is quiet.

#include "runs/run.h"

#include <QJsonObject>

namespace yeonji::runs {

// A finding's sentence as it stays while the run goes on and counts get larger.
QString withoutNumbers(const QString &sentence);

// The same for the same finding of a run that goes on, in whatever language it is said: of one of a metric its code and the
// metric, numbers in whose name, `acc@1`, tell it from others.
QString identityOf(const Finding &finding, const Run &run);

struct Alert
{
    QString run;       // its name
    QString path;
    Level level = Level::Warning;
    QString sentence;  // without the name
};

class Alerts
{
public:
    // Remembers in this file, which may not be there yet; empty: only as long as the object lives.
    explicit Alerts(QString file);

    // What happened to the run since it was last given. Remembered before it is returned: rather told of
    // never than twice.
    std::vector<Alert> news(const Run &run);

private:
    void store();

    QString m_file;
    QDateTime m_since = QDateTime::currentDateTimeUtc();  // what ended before is no news
    QJsonObject m_known;  // by path and part: {"alive":true,"said":["nan|loss",…]}
};

} // namespace yeonji::runs
