# SPDX-License-Identifier: GPL-3.0-or-later
# Copies the catalogue FROM to TO with every message under the one name the program asks for
# (app/core/language.cpp).
file(READ ${FROM} text)
string(REGEX REPLACE "<name>[^<]*</name>" "<name>yeonji</name>" text "${text}")
file(WRITE ${TO} "${text}")
