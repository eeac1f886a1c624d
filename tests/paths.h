// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tests find things. Only paths.cpp is compiled with the checkout's own paths, so that a
// compiler cache serves every other test whichever folder it is built in.
#pragma once

#include <QString>

namespace yeonji::testing {

QString source(const QString &path = {});      // in the checkout
QString data(const QString &path = {});        // in tests/data
QString samples(const QString &path = {});     // real files of others beside the checkout; may be absent
QString webModules(const QString &path = {});  // the page script's npm packages
QString program();                             // the built yeonji
QString lupdate();

} // namespace yeonji::testing
