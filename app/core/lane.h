// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Works through what it is given, one after the other, on a thread of a pool. (A chain of QFuture::then on a pool would
// be the same, but where a link is added while the one before it ends, Qt 6.8 may run it twice and crash.)

#include <QThreadPool>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

namespace yeonji {

class Lane
{
public:
    // The pool must outlive it.
    explicit Lane(QThreadPool &pool) : m_pool(pool) {}
    ~Lane() { waitForFinished(); }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    void add(std::function<void()> work)
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(work));
        if (!std::exchange(m_runs, true))
            m_pool.start([this] { run(); });
    }

    void waitForFinished()
    {
        std::unique_lock lock(m_mutex);
        m_ended.wait(lock, [this] { return !m_runs; });
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_waiting.empty()) {
            {
                const auto work = std::move(m_waiting.front());
                m_waiting.pop_front();
                lock.unlock();
                work();
            }
            lock.lock();
        }
        m_runs = false;
        m_ended.notify_all();  // while locked: who waits may take this away
    }

    QThreadPool &m_pool;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::deque<std::function<void()>> m_waiting;
    bool m_runs = false;
};

} // namespace yeonji
