// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progress.h"
#include "widgets/theme.h"

#include <QHBoxLayout>

#include <chrono>

namespace yeonji::widgets {

using namespace std::chrono_literals;

Progress::Progress(QWidget *parent) : QWidget(parent)
{
    m_name = new QLabel;
    m_name->setFont(interfaceFont(11.5));
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(140);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setFlat(true);
    m_cancel->setFont(interfaceFont(11.5));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_name);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    m_patience.setSingleShot(true);
    m_patience.setInterval(500ms);
    connect(&m_patience, &QTimer::timeout, this, &Progress::show);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (!m_work.isEmpty())
            m_work.first().watcher->cancel();
    });
    setVisible(false);
}

QString Progress::shown() const
{
    return isVisible() && !m_work.isEmpty() ? m_work.first().name : QString();
}

void Progress::add(const QString &name, QFutureWatcherBase *watcher)
{
    m_work.append({name, watcher});
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] { remove(watcher); });
    const auto moved = [this, watcher] {
        if (m_work.isEmpty() || m_work.first().watcher != watcher)
            return;
        m_bar->setRange(watcher->progressMinimum(), watcher->progressMaximum());
        m_bar->setValue(watcher->progressValue());
    };
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, moved);
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, this, moved);
    if (m_work.size() == 1)
        m_patience.start();
}

void Progress::remove(QFutureWatcherBase *watcher)
{
    m_work.removeIf([watcher](const Work &work) { return work.watcher == watcher; });
    watcher->deleteLater();
    if (m_work.isEmpty()) {
        m_patience.stop();
        setVisible(false);
    } else if (isVisible()) {
        show();
    }
}

void Progress::show()
{
    if (m_work.isEmpty())
        return;
    const Work &work = m_work.first();
    m_name->setText(work.name);
    m_bar->setAccessibleName(work.name);
    // Without a known end the bar only says that something goes on.
    m_bar->setRange(work.watcher->progressMinimum(), work.watcher->progressMaximum());
    m_bar->setValue(work.watcher->progressValue());
    setVisible(true);
}

} // namespace yeonji::widgets
