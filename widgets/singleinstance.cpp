// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/singleinstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QLocalSocket>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 1000;          // milliseconds
constexpr int answerPatience = 8000;    // of one that is there, and may be busy starting
constexpr qsizetype longest = 1 << 20;  // bytes of one message

// Of this person, on this display: a window on another screen is no use here.
QString serverName()
{
    const QByteArray who = QDir::homePath().toUtf8() + qgetenv("XDG_CONFIG_HOME") + qgetenv("DISPLAY")
        + qgetenv("WAYLAND_DISPLAY") + qgetenv("QT_QPA_PLATFORM");
    return u"yeonji-"_s % QLatin1StringView(QCryptographicHash::hash(who, QCryptographicHash::Sha1).toHex().first(16));
}

bool takenByAnother(const QStringList &paths)
{
    QLocalSocket socket;
    socket.connectToServer(serverName());
    if (!socket.waitForConnected(patience))
        return false;
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << paths;
    socket.flush();
    if (socket.bytesToWrite() > 0 && !socket.waitForBytesWritten(patience))
        return false;
    // Its answer says that the paths arrived: one that hangs must not swallow them.
    return socket.bytesAvailable() > 0 || socket.waitForReadyRead(answerPatience);
}

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent), m_lock(QDir::temp().filePath(serverName() % u".lock"))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::handOver(const QStringList &paths)
{
    if (takenByAnother(paths))
        return true;
    // Where there is no lock to be had, several windows are better than none.
    if (!m_lock.tryLock(answerPatience) || !takenByAnother(paths))
        return false;
    m_lock.unlock();
    return true;
}

void SingleInstance::listen()
{
    // What a crash left behind is in the way; whoever lives answered handOver().
    QLocalServer::removeServer(serverName());
    m_server.listen(serverName());
    m_lock.unlock();
}

void SingleInstance::take()
{
    QLocalSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > longest) {
            socket->abort();
            return;
        }
        QDataStream stream(socket);
        stream.setVersion(QDataStream::Qt_6_8);
        stream.startTransaction();
        QStringList paths;
        stream >> paths;
        if (!stream.commitTransaction())
            return;
        socket->write("1");
        socket->flush();
        Q_EMIT received(paths);
    });
}

} // namespace yeonji::widgets
