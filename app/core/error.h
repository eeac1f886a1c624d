// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Errors are values. Every function of ours that can fail returns Result<T>; the kind is for code to
// decide on, the message is the sentence a person reads, in their language: what is wrong, and after
// a semicolon what to do about it.

#include <QString>

#include <expected>

namespace yeonji {

enum class ErrorKind {
    BadInput,     // the content is wrong: damaged, of another format, contradictory
    NotFound,     // nothing is there under that name
    NotReadable,  // it is there, but may not or cannot be read
    NotWritable,  // it may not or cannot be written
    NoSpace,      // the disk or the quota is full
    Conflict,     // it changed since it was last seen
    Cancelled,    // the person asked to stop
    Unsupported,  // understood, but this version cannot do it
    Usage,        // the call itself is wrong
};

struct Error
{
    ErrorKind kind = ErrorKind::BadInput;
    QString message;
    QString file;   // empty: about no file in particular
    int line = 0;   // from 1; 0: about no line in particular

    // `FILE:LINE: MESSAGE`, as standard error shows it.
    QString sentence() const;
};

template<class T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(ErrorKind kind, QString message, QString file = {}, int line = 0)
{
    return std::unexpected(Error{kind, std::move(message), std::move(file), line});
}

} // namespace yeonji
