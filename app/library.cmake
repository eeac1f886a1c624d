# SPDX-License-Identifier: GPL-3.0-or-later
#
# yeonji_library(NAME [FOLDER dir] [DEPENDS lib…] [LINK target…])
#   One static library per folder of the layout, made of every source in it. Its own include root
#   holds one link, NAME, so that `#include "core/error.h"` compiles only where core is linked.
function(yeonji_library name)
    cmake_parse_arguments(arg "" "" "DEPENDS;LINK;SOURCES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    if(NOT sources)
        set(kind INTERFACE)
        add_library(yeonji_${name} INTERFACE)
    else()
        set(kind PUBLIC)
        add_library(yeonji_${name} STATIC ${sources} ${arg_SOURCES})
        yeonji_strict(yeonji_${name})
        # AUTOMOC looks again only when a file it knew has changed: a header that was added to the
        # folder would wait for that without its moc.
        set(known "")
        set(list ${CMAKE_CURRENT_BINARY_DIR}/${name}-sources.txt)
        if(EXISTS ${list})
            file(READ ${list} known)
        endif()
        if(NOT known STREQUAL "${sources}")
            file(WRITE ${list} "${sources}")
            file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/yeonji_${name}_autogen/timestamp)
        endif()
    endif()
    set(root ${CMAKE_BINARY_DIR}/include/${name})
    file(MAKE_DIRECTORY ${root})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
    target_include_directories(yeonji_${name} ${kind} ${root})
    list(TRANSFORM arg_DEPENDS PREPEND yeonji_)
    target_link_libraries(yeonji_${name} ${kind} ${arg_DEPENDS} ${arg_LINK})
endfunction()

# What every target of ours is compiled with.
function(yeonji_strict target)
    target_compile_definitions(${target} PRIVATE
        QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_USE_QSTRINGBUILDER
        YEONJI_VERSION="${PROJECT_VERSION}")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
        $<$<BOOL:${YEONJI_STRICT}>:-Werror> -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
    if(YEONJI_PCH)
        # So that the compiler cache may preprocess a file that uses one.
        target_compile_options(${target} PRIVATE -fpch-preprocess)
        if(NOT target STREQUAL yeonji_precompiled)
            target_precompile_headers(${target} REUSE_FROM yeonji_precompiled)
        endif()
    endif()
    if(YEONJI_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${YEONJI_SANITIZE} -fno-omit-frame-pointer)
        target_link_options(${target} PUBLIC -fsanitize=${YEONJI_SANITIZE})
    endif()
    if(YEONJI_FUZZ)
        # Undefined behaviour ends the program by itself; what clang warns of is not what g++ does.
        target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link -fsanitize=undefined -fno-sanitize=vptr,function
            -fsanitize-trap=undefined -D_GLIBCXX_ASSERTIONS -w)
    endif()
endfunction()

# One precompiled header for every target, measured to halve the time to compile a file. It holds only
# what nearly all of them include; the release preset builds without it, so a missing include shows.
function(yeonji_precompiled)
    if(NOT YEONJI_PCH)
        return()
    endif()
    set(source ${CMAKE_BINARY_DIR}/precompiled.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "// SPDX-License-Identifier: GPL-3.0-or-later\n")
    add_library(yeonji_precompiled OBJECT ${source})
    target_link_libraries(yeonji_precompiled PRIVATE Qt6::Core)
    target_precompile_headers(yeonji_precompiled PRIVATE
        <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QFuture> <QHash> <QJsonArray>
        <QJsonDocument> <QJsonObject> <QList> <QObject> <QRegularExpression> <QString>
        <algorithm> <expected> <functional> <memory> <optional> <vector>)
    yeonji_strict(yeonji_precompiled)
endfunction()
