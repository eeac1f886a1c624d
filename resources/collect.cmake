# SPDX-License-Identifier: GPL-3.0-or-later
# Puts everything the program carries into one folder and makes a binary resource file of it.
file(REMOVE_RECURSE ${STAGE})
foreach(folder icons themes sample)
    file(COPY ${FROM}/${folder} DESTINATION ${STAGE})
endforeach()
file(COPY ${WEB}/ DESTINATION ${STAGE}/web)
if(EXISTS ${I18N})
    file(COPY ${I18N} DESTINATION ${STAGE})
endif()

# Colours of the editor and of code in pages, where KSyntaxHighlighting looks for them: one template,
# filled from the tokens.
file(READ ${FROM}/themes/tokens.json tokens)
foreach(scheme light dark)
    string(SUBSTRING ${scheme} 0 1 initial)
    string(TOUPPER ${initial} initial)
    string(SUBSTRING ${scheme} 1 -1 rest)
    set(themeName "Yeonji ${initial}${rest}")
    string(JSON members LENGTH "${tokens}" ${scheme})
    math(EXPR last "${members} - 1")
    foreach(i RANGE ${last})
        string(JSON name MEMBER "${tokens}" ${scheme} ${i})
        string(JSON ${name} GET "${tokens}" ${scheme} ${name})
    endforeach()
    foreach(i RANGE 3)
        math(EXPR number "${i} + 1")
        string(JSON series${number} GET "${tokens}" ${scheme} series ${i})
    endforeach()
    configure_file(${FROM}/editor/theme.in ${STAGE}/editor/yeonji-${scheme}.theme @ONLY)
endforeach()
file(COPY ${FROM}/editor/markdown.xml DESTINATION ${STAGE}/editor)

file(GLOB_RECURSE files RELATIVE ${STAGE} ${STAGE}/*)
list(SORT files)
set(qrc "<RCC><qresource prefix=\"/yeonji\">\n")
foreach(file IN LISTS files)
    string(APPEND qrc "<file>${file}</file>\n")
endforeach()
string(APPEND qrc "</qresource><qresource prefix=\"/org.kde.syntax-highlighting\">
<file alias=\"themes-addons/yeonji-light.theme\">editor/yeonji-light.theme</file>
<file alias=\"themes-addons/yeonji-dark.theme\">editor/yeonji-dark.theme</file>
<file alias=\"syntax-addons/yeonji-markdown.xml\">editor/markdown.xml</file>\n")
file(WRITE ${STAGE}/all.qrc "${qrc}</qresource></RCC>\n")
execute_process(COMMAND ${RCC} --binary --no-compress -o ${OUT} ${STAGE}/all.qrc COMMAND_ERROR_IS_FATAL ANY)
