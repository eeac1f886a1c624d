// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/eventsummary.h"

#include "runs/wire.h"

#include <QFloat16>
#include <QJsonArray>

#include <bit>

namespace yeonji::runs {

namespace {

enum DataType {
    Float = 1, Double = 2, Int32 = 3, UInt8 = 4, Int16 = 5, Int8 = 6, String = 7, Int64 = 9, Bool = 10, BFloat16 = 14, UInt16 = 17, Half = 19,
    UInt32 = 22, UInt64 = 23
};

// Of sixteen bits.
double smallFloat(quint16 bits, qint64 type)
{
    return type == BFloat16 ? double(std::bit_cast<float>(quint32(bits) << 16)) : double(float(std::bit_cast<qfloat16>(bits)));
}

template<class T>
std::optional<EventScalar> numberIn(QByteArrayView content)
{
    return content.size() == sizeof(T) ? std::optional(EventScalar{double(Wire::load<T>(content))}) : std::nullopt;
}

EventScalar floatAt(QByteArrayView bytes)
{
    return {double(Wire::load<float>(bytes)), bytes.size() >= 4 ? bytes.data() : nullptr};
}

// google.protobuf.Value, lists of plain ones included.
QJsonValue jsonOf(QByteArrayView value, int depth = 0)
{
    constexpr int deepest = 8;
    for (Wire wire(value); wire.next();) {
        switch (wire.field()) {
        case 2: return wire.real();
        case 3: return QString::fromUtf8(wire.bytes());
        case 4: return wire.integer() != 0;
        case 6: {
            QJsonArray list;
            for (Wire elements(wire.bytes()); depth < deepest && elements.next();)
                if (elements.field() == 1)
                    list.append(jsonOf(elements.bytes(), depth + 1));
            return list;
        }
        default: break;
        }
    }
    return QJsonValue::Null;
}

} // namespace

EventValue eventValueOf(QByteArrayView message)
{
    EventValue value;
    for (Wire wire(message); wire.next();) {
        switch (wire.field()) {
        case 1: value.tag = wire.bytes(); break;
        case 2: value.simple = wire.fixed().size() == 4 ? floatAt(wire.fixed()) : EventScalar{wire.real()}; break;
        case 4:
            for (Wire picture(wire.bytes()); picture.next();)
                if (picture.field() == 4)
                    value.picture = picture.bytes();
            break;
        case 8: value.tensor = wire.bytes(); break;
        case 9: value.metadata = wire.bytes(); break;
        default: break;
        }
    }
    return value;
}

EventPlugin eventPluginOf(QByteArrayView metadata)
{
    EventPlugin plugin;
    for (Wire wire(metadata); wire.next();)
        if (wire.field() == 1)
            for (Wire data(wire.bytes()); data.next();) {
                if (data.field() == 1)
                    plugin.name = data.bytes();
                else if (data.field() == 2)
                    plugin.content = data.bytes();
            }
    return plugin;
}

std::optional<EventScalar> eventScalarOf(QByteArrayView tensor)
{
    std::optional<EventScalar> value;
    qint64 type = 0;
    QByteArrayView content;
    for (Wire wire(tensor); wire.next();) {
        switch (wire.field()) {
        case 1: type = wire.integer(); break;
        case 2:
            for (Wire shape(wire.bytes()); shape.next();)
                for (Wire dimension(shape.bytes()); dimension.next();)
                    if (shape.field() == 2 && dimension.field() == 1 && dimension.integer() != 1)
                        return {};
            break;
        case 4: content = wire.bytes(); break;
        case 5:
            value = floatAt(wire.isBytes() ? wire.bytes() : wire.fixed());
            break;
        case 6:
            value = EventScalar{wire.isBytes() ? Wire::load<double>(wire.bytes()) : wire.real()};
            break;
        case 7:
        case 10:
        case 11:
        case 13:
        case 16:
        case 17: {
            auto number = quint64(wire.integer());
            if (wire.isBytes() && !Wire(wire.bytes()).varint(number))
                break;
            const bool small = wire.field() == 13;
            value = EventScalar{small ? smallFloat(quint16(number), type) : wire.field() == 17 ? double(number) : double(qint64(number))};
            break;
        }
        default: break;
        }
    }
    if (content.isEmpty())
        return type == String ? std::nullopt : value;
    switch (type) {
    case Float: return content.size() == 4 ? std::optional(floatAt(content)) : std::nullopt;
    case Double: return numberIn<double>(content);
    case Int8: return numberIn<qint8>(content);
    case Int16: return numberIn<qint16>(content);
    case Int32: return numberIn<qint32>(content);
    case Int64: return numberIn<qint64>(content);
    case UInt8:
    case Bool: return numberIn<quint8>(content);
    case UInt16: return numberIn<quint16>(content);
    case UInt32: return numberIn<quint32>(content);
    case UInt64: return numberIn<quint64>(content);
    case Half:
    case BFloat16: return content.size() == 2 ? std::optional(EventScalar{smallFloat(Wire::load<quint16>(content), type)}) : std::nullopt;
    default: return {};
    }
}

QList<QByteArrayView> eventStringsOf(QByteArrayView tensor, qsizetype most)
{
    QList<QByteArrayView> strings;
    for (Wire wire(tensor); strings.size() < most && wire.next();)
        if (wire.field() == 8)
            strings.append(wire.bytes());
    return strings;
}

EventHparams eventHparamsOf(QByteArrayView content)
{
    EventHparams hparams;
    for (Wire wire(content); wire.next();) {
        if (wire.field() == 3) {
            for (Wire start(wire.bytes()); start.next();) {
                if (start.field() != 1)
                    continue;
                QString key;
                QJsonValue value;
                for (Wire entry(start.bytes()); entry.next();) {
                    if (entry.field() == 1)
                        key = QString::fromUtf8(entry.bytes());
                    else if (entry.field() == 2)
                        value = jsonOf(entry.bytes());
                }
                hparams.params.insert(key, value);
            }
        } else if (wire.field() == 4) {
            for (Wire end(wire.bytes()); end.next();)
                if (end.field() == 1)
                    hparams.status = end.integer() == 1 ? Status::Finished : end.integer() == 2 ? Status::Failed : hparams.status;
        }
    }
    return hparams;
}

} // namespace yeonji::runs
