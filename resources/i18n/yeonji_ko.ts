<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Actions</name>
    <message>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>New entry today</source>
        <translation>오늘 일기 쓰기</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>새 보고서</translation>
    </message>
    <message>
        <source>New deck</source>
        <translation>새 발표 자료</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>탭 닫기</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>닫은 탭 다시 열기</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>새 프로젝트…</translation>
    </message>
    <message>
        <source>Make this folder a project</source>
        <translation>이 폴더를 프로젝트로 만들기</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>견본 열어 보기</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>창 닫기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Show or hide the side panel</source>
        <translation>옆 목록 보이기·숨기기</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Colours as the system</source>
        <translation>시스템 색 따르기</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>밝은 색</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>어두운 색</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>모든 명령</translation>
    </message>
    <message>
        <source>Quick open</source>
        <translation>빨리 열기</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>다음 탭</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>이전 탭</translation>
    </message>
    <message>
        <source>Previous entry</source>
        <translation>이전 일기</translation>
    </message>
    <message>
        <source>Next entry</source>
        <translation>다음 일기</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>About Yeonji</source>
        <translation>연지에 대해</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>아직 연 것이 없어요</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Compare chosen runs</source>
        <translation>고른 실험 비교</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>어디서나 찾기</translation>
    </message>
    <message>
        <source>Focus on the paragraph</source>
        <translation>이 문단만 또렷이</translation>
    </message>
    <message>
        <source>Keep the line in the middle</source>
        <translation>쓰는 줄을 가운데에</translation>
    </message>
    <message>
        <source>Go to heading</source>
        <translation>제목으로 가기</translation>
    </message>
    <message>
        <source>Rename, and let links follow…</source>
        <translation>이름 바꾸기(링크도 함께)…</translation>
    </message>
    <message>
        <source>Earlier texts…</source>
        <translation>지난 글…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>휴지통에 넣기</translation>
    </message>
    <message>
        <source>Import text…</source>
        <translation>글 들여오기…</translation>
    </message>
    <message>
        <source>Bring back from the trash…</source>
        <translation>휴지통에서 되살리기…</translation>
    </message>
    <message>
        <source>Links to this document</source>
        <translation>이 문서로 오는 링크</translation>
    </message>
    <message>
        <source>Tags, places and people</source>
        <translation>꼬리표, 곳, 사람</translation>
    </message>
    <message>
        <source>Any entry</source>
        <translation>아무 일기나</translation>
    </message>
    <message>
        <source>Changes since the last commit…</source>
        <translation>마지막 커밋 이후 달라진 것…</translation>
    </message>
    <message>
        <source>The year at a glance</source>
        <translation>한 해 보기</translation>
    </message>
    <message>
        <source>Make a deck of this document</source>
        <translation>이 문서로 발표 자료 만들기</translation>
    </message>
    <message>
        <source>Show or hide the outline</source>
        <translation>차례 보이기·숨기기</translation>
    </message>
    <message>
        <source>Take the last rename back</source>
        <translation>마지막 이름 바꾸기 되돌리기</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Line %L1</source>
        <translation>%L1줄</translation>
    </message>
</context>
<context>
    <name>CommitDialog</name>
    <message>
        <source>new</source>
        <translation>새 파일</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>없어짐</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>커밋</translation>
    </message>
    <message>
        <source>Files that differ from the last commit</source>
        <translation>마지막 커밋과 다른 파일</translation>
    </message>
    <message>
        <source>What differs from the last commit</source>
        <translation>마지막 커밋과 다른 곳</translation>
    </message>
    <message>
        <source>What changed, in a line</source>
        <translation>무엇이 바뀌었는지 한 줄로</translation>
    </message>
    <message>
        <source>Message of the commit</source>
        <translation>커밋 메시지</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This file is no text.</source>
        <translation>글이 아닌 파일이에요.</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>커밋한 글</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Nothing in its text differs.</source>
        <translation>글은 달라진 곳이 없어요.</translation>
    </message>
</context>
<context>
    <name>Creating</name>
    <message>
        <source>untitled</source>
        <translation>제목-없음</translation>
    </message>
    <message>
        <source>Report on %1</source>
        <translation>%1 보고서</translation>
    </message>
</context>
<context>
    <name>DayGrid</name>
    <message>
        <source>%1, written</source>
        <translation>%1, 쓴 날</translation>
    </message>
</context>
<context>
    <name>DeckFixes</name>
    <message>
        <source>Findings of this slide…</source>
        <translation>이 장의 점검 결과…</translation>
    </message>
    <message>
        <source>Split slide in two</source>
        <translation>장을 둘로 나누기</translation>
    </message>
    <message>
        <source>Shrink slide until it fits</source>
        <translation>들어갈 때까지 글자 줄이기</translation>
    </message>
    <message>
        <source>Move slide to the backup slides</source>
        <translation>예비 장으로 옮기기</translation>
    </message>
    <message>
        <source>Fix typography everywhere</source>
        <translation>표기를 모두 고치기</translation>
    </message>
    <message>
        <source>This slide has no place to divide it at: a paragraph or a block of code stays whole.</source>
        <translation>이 장은 나눌 자리가 없어요. 문단과 코드는 통째로 두어요.</translation>
    </message>
    <message>
        <source>This slide fits as it is.</source>
        <translation>이 장은 지금도 다 들어가요.</translation>
    </message>
    <message>
        <source>Even at %1 px it does not fit, and smaller letters cannot be read; split it.</source>
        <translation>%1px로 줄여도 넘치고, 더 작으면 읽을 수 없어요. 장을 나누세요.</translation>
    </message>
    <message>
        <source>The typography is as the rules have it.</source>
        <translation>표기는 이미 규칙대로예요.</translation>
    </message>
    <message>
        <source>Nothing was found on this slide</source>
        <translation>이 장에서 찾은 것이 없어요</translation>
    </message>
    <message>
        <source>This slide comes from %1; change it there.</source>
        <translation>이 장은 %1에서 끼워 넣은 것이에요. 그 자료에서 고치세요.</translation>
    </message>
</context>
<context>
    <name>DeckView</name>
    <message>
        <source>Next slide</source>
        <translation>다음 장</translation>
    </message>
    <message>
        <source>Previous slide</source>
        <translation>이전 장</translation>
    </message>
    <message>
        <source>New slide</source>
        <translation>새 장</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>필름 띠</translation>
    </message>
    <message>
        <source>%1 / %2 slides</source>
        <translation>%1 / %2장</translation>
    </message>
    <message>
        <source>Duplicate slide</source>
        <translation>장 복제</translation>
    </message>
    <message>
        <source>Hide or show slide</source>
        <translation>장 숨기기/보이기</translation>
    </message>
    <message>
        <source>Move slide back</source>
        <translation>장을 앞으로</translation>
    </message>
    <message>
        <source>Move slide on</source>
        <translation>장을 뒤로</translation>
    </message>
    <message>
        <source>Backup slides from here</source>
        <translation>여기부터 예비 장</translation>
    </message>
    <message>
        <source>Delete slide</source>
        <translation>장 삭제</translation>
    </message>
    <message>
        <source>These slides cannot be told apart in the text; edit the text itself.</source>
        <translation>글에서 장을 나눠 볼 수 없어요. 글을 직접 고치세요.</translation>
    </message>
    <message>
        <source>Hide slide with a reason…</source>
        <translation>이유를 적고 숨기기…</translation>
    </message>
    <message>
        <source>Section from here…</source>
        <translation>여기부터 구역…</translation>
    </message>
    <message>
        <source>Hide slide</source>
        <translation>장 숨기기</translation>
    </message>
    <message>
        <source>Why it is left out; it stays in the file</source>
        <translation>왜 빼는지 적으세요. 파일에는 남아요</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>구역</translation>
    </message>
    <message>
        <source>Name of the section that begins here; empty: none begins</source>
        <translation>여기서 시작하는 구역의 이름. 비우면 시작하지 않아요</translation>
    </message>
</context>
<context>
    <name>DiaryPanel</name>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>그림 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>사진 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>일기</translation>
    </message>
    <message>
        <source>Write today&apos;s entry</source>
        <translation>오늘 일기 쓰기</translation>
    </message>
    <message>
        <source>ddd, MMM d</source>
        <translation>M월 d일 ddd</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>이번 주</translation>
    </message>
    <message>
        <source>On this day</source>
        <translation>지난 이날</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy년 M월</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>Without a day (rename it to give it one)</source>
        <translation>날짜 없는 글 (이름을 바꿔 날짜를 주세요)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln char(s)</source>
        <translation>
            <numerusform>%Ln자</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>nothing can be written here; check the folder&apos;s permissions</source>
        <translation>여기에 쓸 수 없어요. 폴더 권한을 확인해 주세요</translation>
    </message>
</context>
<context>
    <name>EditingPane</name>
    <message>
        <source>Try again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Text of %1 was not saved and is still there.</source>
        <translation>%1에 쓴 글이 저장되지 않은 채 남아 있어요.</translation>
    </message>
    <message>
        <source>Text of %1 was not saved and is still there; the file has changed since.</source>
        <translation>%1에 쓴 글이 저장되지 않은 채 남아 있어요. 그 뒤에 파일이 바뀌었어요.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>두기</translation>
    </message>
    <message>
        <source>Not saved: %1.</source>
        <translation>저장하지 못했어요: %1.</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>다시 저장</translation>
    </message>
    <message>
        <source>A change of another program was taken over.</source>
        <translation>다른 프로그램이 바꾼 내용을 받아들였어요.</translation>
    </message>
    <message>
        <source>This file is gone from the disk; its text is still here.</source>
        <translation>파일이 디스크에서 사라졌어요. 글은 여기 남아 있어요.</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>다시 쓰기</translation>
    </message>
    <message>
        <source>Another program changed the same lines. Which text shall stand?</source>
        <translation>다른 프로그램이 같은 줄을 고쳤어요. 어느 글을 남길까요?</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>내 글</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>저쪽 글</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>아직 저장 안 됨</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>저장 안 됨</translation>
    </message>
    <message>
        <source>changed elsewhere too</source>
        <translation>다른 곳에서도 바뀜</translation>
    </message>
    <message>
        <source>gone from the disk</source>
        <translation>디스크에서 사라짐</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>saved · just now</source>
        <translation>저장됨 · 방금</translation>
    </message>
    <message numerus="yes">
        <source>saved · %n minute(s) ago</source>
        <translation>
            <numerusform>저장됨 · %n분 전</numerusform>
        </translation>
    </message>
    <message>
        <source>saved · %1</source>
        <translation>저장됨 · %1</translation>
    </message>
    <message>
        <source>Reading this file takes a while…</source>
        <translation>파일을 읽는 데 시간이 걸려요…</translation>
    </message>
    <message>
        <source>Taken %1</source>
        <comment>when and where a picture was</comment>
        <translation>찍은 때와 곳: %1</translation>
    </message>
    <message numerus="yes">
        <source>Taken %1 and at %n other time(s)</source>
        <translation>
            <numerusform>찍은 때와 곳: %1 그 밖에 %n번 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Put it as a stamp</source>
        <translation>때와 곳으로 넣기</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>넣지 않기</translation>
    </message>
    <message>
        <source>Saving this file takes a while; it closes when it is saved.</source>
        <translation>저장에 시간이 걸려요. 저장이 끝나면 닫혀요.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>열어 두기</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>넘겨받기</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Editor</source>
        <translation>편집기</translation>
    </message>
</context>
<context>
    <name>EmptyView</name>
    <message>
        <source>No document is open</source>
        <translation>열린 문서가 없어요</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>read only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>Text and preview</source>
        <translation>글과 미리보기</translation>
    </message>
    <message>
        <source>Text alone</source>
        <translation>글만</translation>
    </message>
    <message>
        <source>Preview alone</source>
        <translation>미리보기만</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>약속 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln자</numerusform>
        </translation>
    </message>
    <message>
        <source>Insert stamp</source>
        <translation>때와 곳 넣기</translation>
    </message>
    <message>
        <source>Fold or unfold this section</source>
        <translation>이 절 접기·펼치기</translation>
    </message>
    <message>
        <source>Fold all sections</source>
        <translation>모든 절 접기</translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation>모두 펼치기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln단어</numerusform>
        </translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation>선택: %1</translation>
    </message>
</context>
<context>
    <name>ExhibitCard</name>
    <message>
        <source>Earlier and later</source>
        <translation>앞뒤로 넘기기</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>This picture is too large to be shown here</source>
        <translation>그림이 너무 커서 여기서 보여 줄 수 없어요</translation>
    </message>
    <message>
        <source>This picture cannot be shown; it is damaged, or of a format that is not known</source>
        <translation>그림을 보여 줄 수 없어요. 손상되었거나 모르는 형식이에요</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export %1</source>
        <translation>%1 내보내기</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>HTML, one file</source>
        <translation>HTML, 파일 하나</translation>
    </message>
    <message>
        <source>PNG, a picture of every slide</source>
        <translation>PNG, 장마다 그림 하나</translation>
    </message>
    <message>
        <source>PNG, one picture</source>
        <translation>PNG, 그림 하나</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>형식(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>저장 위치(&amp;W)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>쓸 파일의 이름을 적으세요.</translation>
    </message>
    <message>
        <source>A file of this name is there and will be replaced.</source>
        <translation>같은 이름의 파일이 있어요. 새것으로 바뀌어요.</translation>
    </message>
    <message>
        <source>SVG, a drawing of every slide</source>
        <translation>SVG, 장마다 그림 하나</translation>
    </message>
    <message>
        <source>&amp;Slides</source>
        <translation>장(&amp;S)</translation>
    </message>
    <message>
        <source>One a page</source>
        <translation>한 쪽에 한 장</translation>
    </message>
    <message>
        <source>Handout, %1 a page</source>
        <translation>유인물, 한 쪽에 %1장</translation>
    </message>
    <message>
        <source>A page for every step of a list</source>
        <translation>하나씩 나오는 목록은 단계마다 한 쪽</translation>
    </message>
    <message>
        <source>Presenter notes beside the slides, instead of lines</source>
        <translation>줄 대신 발표자 메모를 장 곁에</translation>
    </message>
    <message>
        <source>Presenter notes on the pages, to be opened</source>
        <translation>발표자 메모를 쪽마다 펼쳐 볼 수 있게</translation>
    </message>
    <message>
        <source>Leave place, time and device inside the pictures</source>
        <translation>그림에 든 장소·시각·기기 정보를 남기기</translation>
    </message>
</context>
<context>
    <name>FigureView</name>
    <message>
        <source>%1 at %2</source>
        <translation>%2에서 %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>Notebook</source>
        <translation>노트북</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln자</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>그림 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>Decks</source>
        <translation>발표</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>New deck</source>
        <translation>새 발표 자료</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>새 보고서</translation>
    </message>
    <message>
        <source>Drop a Marp file here, or make a new deck</source>
        <translation>Marp 파일을 놓거나 새 발표 자료를 만드세요</translation>
    </message>
    <message>
        <source>Drop a Markdown file or a notebook here, or write a new report</source>
        <translation>마크다운이나 노트북을 놓거나 새 보고서를 쓰세요</translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s)</source>
        <translation>
            <numerusform>%n장</numerusform>
        </translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>M월 d일</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Slides</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Slide %1</source>
        <translation>%1장</translation>
    </message>
    <message>
        <source>Slide %1: %2</source>
        <translation>%1장: %2</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>예비</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Earlier texts</source>
        <translation>지난 글</translation>
    </message>
    <message>
        <source>Earlier texts of %1</source>
        <translation>%1의 지난 글</translation>
    </message>
    <message>
        <source>What differs from now</source>
        <translation>지금과 다른 곳</translation>
    </message>
    <message>
        <source>Bring the whole text back</source>
        <translation>글을 모두 되살리기</translation>
    </message>
    <message>
        <source>ddd, MMM d, yyyy</source>
        <translation>yyyy년 M월 d일 ddd</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>치워 둔 글</translation>
    </message>
    <message>
        <source>Nothing earlier is kept yet</source>
        <translation>아직 남은 지난 글이 없어요</translation>
    </message>
    <message>
        <source>This is what it says now.</source>
        <translation>지금 글과 같아요.</translation>
    </message>
    <message>
        <source>Bring this back</source>
        <translation>이것만 되살리기</translation>
    </message>
    <message>
        <source>then</source>
        <translation>그때</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Last commit</source>
        <translation>마지막 커밋</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Entries that will be made</source>
        <translation>만들 일기</translation>
    </message>
    <message>
        <source>Import text</source>
        <translation>글 들여오기</translation>
    </message>
    <message>
        <source>Text of the entry</source>
        <translation>일기의 글</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>들여오기</translation>
    </message>
    <message numerus="yes">
        <source>The text becomes %Ln entry(s). Not a word of it is changed, and nothing is written over.</source>
        <translation>
            <numerusform>글이 일기 %Ln편이 돼요. 한 글자도 바뀌지 않고, 있던 것을 덮어쓰지 않아요.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import: all of it is there already.</source>
        <translation>들여올 것이 없어요. 모두 이미 있어요.</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>without a day</source>
        <translation>날짜 없음</translation>
    </message>
    <message>
        <source>lines %1</source>
        <translation>%1줄</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>이미 있음</translation>
    </message>
    <message>
        <source>%1, becomes UTF-8</source>
        <translation>%1에서 UTF-8로 바꿈</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Write today&apos;s entry</source>
        <translation>오늘 일기 쓰기</translation>
    </message>
    <message>
        <source>Open a document by its name</source>
        <translation>이름으로 문서 열기</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>모든 명령</translation>
    </message>
    <message>
        <source>Drop experiment files, notebooks or pictures anywhere</source>
        <translation>실험 파일, 노트북, 사진을 아무 데나 놓으세요</translation>
    </message>
    <message>
        <source>Diary</source>
        <translation>일기</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Decks</source>
        <translation>발표</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>nothing is there under this name</source>
        <translation>이 이름으로는 아무것도 없어요</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>새 보고서</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>New deck</source>
        <translation>새 발표 자료</translation>
    </message>
    <message>
        <source>Writing a report</source>
        <translation>보고서 쓰는 중</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>This folder is a project already</source>
        <translation>이 폴더는 이미 프로젝트예요</translation>
    </message>
    <message>
        <source>This folder is a project now: its choices are in yeonji.yaml</source>
        <translation>이제 이 폴더는 프로젝트예요. 설정은 yeonji.yaml에 있어요</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>무엇을 할까요</translation>
    </message>
    <message>
        <source>Open a document or a run</source>
        <translation>문서나 실험 열기</translation>
    </message>
    <message>
        <source>This is the last entry</source>
        <translation>마지막 일기예요</translation>
    </message>
    <message>
        <source>This is the first entry</source>
        <translation>첫 일기예요</translation>
    </message>
    <message>
        <source>About Yeonji</source>
        <translation>연지에 대해</translation>
    </message>
    <message>
        <source>Yeonji %1</source>
        <translation>연지 %1</translation>
    </message>
    <message>
        <source>A research diary: the day in Markdown, live figures from what experiments left behind, and slides of the same.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>연구일지: 하루를 마크다운으로 쓰고, 실험이 남긴 것으로 살아 있는 그림을 그리고, 같은 그림으로 발표해요.

GNU 일반 공중 사용 허가서 3판 이상을 따르는 자유 소프트웨어예요.</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>%1 복사 중</translation>
    </message>
    <message>
        <source>Run %1 is in the project now</source>
        <translation>프로젝트에 실험을 넣었어요: %1</translation>
    </message>
    <message>
        <source>%1 is among the reports now</source>
        <translation>보고서에 넣었어요: %1</translation>
    </message>
    <message>
        <source>Open the entry, report, notebook or deck to export first</source>
        <translation>내보낼 일기, 보고서, 노트북, 발표 자료를 먼저 여세요</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 내보내는 중</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>내보냈어요: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>약속</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>This document has no headings</source>
        <translation>이 문서에는 제목이 없어요</translation>
    </message>
    <message>
        <source>Go to heading</source>
        <translation>제목으로 가기</translation>
    </message>
    <message>
        <source>%1 is now %2: the renaming that was cut short is finished</source>
        <translation>끊겼던 이름 바꾸기를 마쳤어요: %1 → %2</translation>
    </message>
    <message>
        <source>Only a document of a project can be renamed here</source>
        <translation>여기서는 프로젝트의 문서만 이름을 바꿀 수 있어요</translation>
    </message>
    <message numerus="yes">
        <source>Renamed to %1, and links in %n document(s) with it</source>
        <translation>
            <numerusform>이름을 바꾸고 문서 %n개의 링크도 고쳤어요: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This document has no earlier texts</source>
        <translation>이 문서에는 지난 글이 없어요</translation>
    </message>
    <message>
        <source>Only a document of a project can be thrown away here</source>
        <translation>여기서는 프로젝트의 문서만 버릴 수 있어요</translation>
    </message>
    <message>
        <source>%1 lies in the trash</source>
        <translation>휴지통에 넣었어요: %1</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>휴지통이 비었어요</translation>
    </message>
    <message>
        <source>Bring back from the trash</source>
        <translation>휴지통에서 되살리기</translation>
    </message>
    <message>
        <source>Import text</source>
        <translation>글 들여오기</translation>
    </message>
    <message>
        <source>Make this folder a project first</source>
        <translation>먼저 이 폴더를 프로젝트로 만드세요</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) came in</source>
        <translation>
            <numerusform>일기 %n편이 들어왔어요</numerusform>
        </translation>
    </message>
    <message>
        <source>The documents are still being read</source>
        <translation>문서를 아직 읽고 있어요</translation>
    </message>
    <message>
        <source>Looking for links</source>
        <translation>링크를 찾는 중</translation>
    </message>
    <message>
        <source>Nothing links here</source>
        <translation>이 문서로 오는 링크가 없어요</translation>
    </message>
    <message>
        <source>Links to this document</source>
        <translation>이 문서로 오는 링크</translation>
    </message>
    <message>
        <source>Looking for tags, places and people</source>
        <translation>꼬리표, 곳, 사람을 찾는 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>문서 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>No tags, places or people are named yet</source>
        <translation>아직 적힌 꼬리표, 곳, 사람이 없어요</translation>
    </message>
    <message>
        <source>Tags, places and people</source>
        <translation>꼬리표, 곳, 사람</translation>
    </message>
    <message>
        <source>There is no entry yet</source>
        <translation>아직 일기가 없어요</translation>
    </message>
    <message>
        <source>Text that was not saved is kept of: %1</source>
        <translation>저장하지 못한 글이 남아 있어요: %1</translation>
    </message>
    <message>
        <source>%1 can only be opened by the system</source>
        <translation>시스템만 열 수 있어요: %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>들여오는 중</translation>
    </message>
    <message>
        <source>Reading the documents</source>
        <translation>문서를 읽는 중</translation>
    </message>
    <message>
        <source>Asking git</source>
        <translation>git에 묻는 중</translation>
    </message>
    <message>
        <source>Nothing differs from the last commit</source>
        <translation>마지막 커밋과 다른 것이 없어요</translation>
    </message>
    <message>
        <source>Committing</source>
        <translation>커밋하는 중</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) committed as %1</source>
        <translation>
            <numerusform>파일 %n개를 커밋했어요: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeping %n picture(s)</source>
        <translation>
            <numerusform>그림 %n장을 보관하고 있어요</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 runs are in the project now: %2</source>
        <translation>프로젝트에 실험 %1개를 넣었어요: %2</translation>
    </message>
    <message>
        <source>A deck is made of an entry or a report in Markdown</source>
        <translation>발표 자료는 마크다운으로 쓴 일기나 보고서로 만들어요</translation>
    </message>
    <message>
        <source>A first deck of %1; go on from here</source>
        <translation>%1로 만든 첫 발표 자료예요. 여기서부터 고쳐 쓰세요</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1줄: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, 그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed to %1</source>
        <translation>이름을 바꿨어요: %1</translation>
    </message>
    <message>
        <source>There is no rename to take back</source>
        <translation>되돌릴 이름 바꾸기가 없어요</translation>
    </message>
    <message>
        <source>this document could not be saved; save it and try again</source>
        <translation>이 문서를 저장하지 못했어요. 저장한 뒤 다시 해 보세요</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>넘겨받기</translation>
    </message>
    <message>
        <source>Text (%1)</source>
        <translation>글 (%1)</translation>
    </message>
    <message>
        <source>The import was stopped, and nothing of it came in</source>
        <translation>들여오기를 멈췄고, 들어온 것은 없어요</translation>
    </message>
    <message>
        <source>The files are in %1 now, but no run is among them</source>
        <translation>파일을 %1에 넣었지만 실험은 찾지 못했어요</translation>
    </message>
    <message>
        <source>%1; the weights of its checkpoints stay where they were</source>
        <translation>%1 · 체크포인트의 가중치는 원래 자리에 두었어요</translation>
    </message>
    <message>
        <source>Nothing was copied: %1 holds weights and hidden files only</source>
        <translation>복사한 것이 없어요. %1에는 가중치와 숨긴 파일뿐이에요</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Calendar</source>
        <translation>달력</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>지난달</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>다음 달</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy년 M월</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>This document has no headings</source>
        <translation>이 문서에는 제목이 없어요</translation>
    </message>
    <message>
        <source>The headings of a document stand here</source>
        <translation>문서의 제목들이 여기에 보여요</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Choices</source>
        <translation>고를 것</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>그런 이름이 없어요</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Make a deck of it</source>
        <translation>발표 자료 만들기</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>This picture cannot be shown: %1</source>
        <translation>이 사진을 보여 줄 수 없어요: %1</translation>
    </message>
    <message>
        <source>%1 × %2 · %3</source>
        <translation>%1 × %2 · %3</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>PromisesPanel</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n일 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n일 지남</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>over</source>
        <translation>지남</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n분 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n시간 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>약속</translation>
    </message>
    <message>
        <source>MMM d, HH:mm</source>
        <translation>M월 d일 HH:mm</translation>
    </message>
    <message>
        <source>ddd, MMM d</source>
        <translation>M월 d일 ddd</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>지난 약속</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>이번 주</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>지킨 약속</translation>
    </message>
    <message>
        <source>Nothing is promised</source>
        <translation>약속이 없어요</translation>
    </message>
</context>
<context>
    <name>Putting</name>
    <message>
        <source>Put into %1</source>
        <translation>%1에 넣었어요</translation>
    </message>
    <message>
        <source>today&apos;s entry cannot be written; check the permissions of the folder</source>
        <translation>오늘 일기를 쓸 수 없어요. 폴더 권한을 확인해 주세요</translation>
    </message>
    <message>
        <source>Seminar</source>
        <translation>세미나</translation>
    </message>
    <message>
        <source>Put on a new slide of %1</source>
        <translation>%1의 새 장에 넣었어요</translation>
    </message>
    <message>
        <source>this deck cannot be written; check the permissions of the file</source>
        <translation>이 발표 자료에 쓸 수 없어요. 파일 권한을 확인해 주세요</translation>
    </message>
    <message>
        <source>today&apos;s entry is a link that leads out of the project; nothing is written there by itself</source>
        <translation>오늘 일기가 프로젝트 밖으로 가는 링크예요. 거기에는 저절로 쓰지 않아요</translation>
    </message>
    <message>
        <source>text of today&apos;s entry was not saved and waits to be brought back; open the entry</source>
        <translation>오늘 일기에 저장하지 못한 글이 남아 있어요. 일기를 열어 되살려 주세요</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Links that follow</source>
        <translation>따라오는 링크</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1의 이름 바꾸기</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>새 이름</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>The links to it follow. What will change is shown here.</source>
        <translation>이 문서로 오는 링크가 따라와요. 바뀔 곳을 여기에 보여 드려요.</translation>
    </message>
    <message>
        <source>Nothing links to it.</source>
        <translation>이 문서로 오는 링크가 없어요.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) will read so:</source>
        <translation>
            <numerusform>%Ln줄이 이렇게 바뀌어요:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Put into entry</source>
        <translation>일기에 넣기</translation>
    </message>
    <message>
        <source>Put on slide</source>
        <translation>장에 넣기</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>그림으로 복사</translation>
    </message>
</context>
<context>
    <name>RunLog</name>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>The last lines of the log</source>
        <translation>로그의 마지막 줄들</translation>
    </message>
</context>
<context>
    <name>RunPane</name>
    <message>
        <source>New Report from These Runs</source>
        <translation>이 실험들로 새 보고서</translation>
    </message>
    <message>
        <source>The figure is on the clipboard, as picture and as SVG</source>
        <translation>그림을 클립보드에 두었어요(사진과 SVG)</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>읽기를 멈췄어요</translation>
    </message>
    <message>
        <source>step</source>
        <translation>step</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>완만하게</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>완만하게</translation>
    </message>
    <message>
        <source>Find a metric</source>
        <translation>지표 찾기</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>새 보고서</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>견주기 %1</translation>
    </message>
    <message>
        <source>Reading the rest</source>
        <translation>나머지를 읽는 중</translation>
    </message>
    <message>
        <source>The first and last %1 points; reading the rest</source>
        <translation>처음과 끝의 점 %1개, 나머지를 읽고 있어요</translation>
    </message>
    <message>
        <source>%1 points, all drawn</source>
        <translation>점 %1개를 모두 그렸어요</translation>
    </message>
    <message numerus="yes">
        <source>%n metric(s)</source>
        <translation>
            <numerusform>지표 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>These files hold no times</source>
        <translation>이 파일들에는 시각이 없어요</translation>
    </message>
    <message>
        <source>These files hold no epochs</source>
        <translation>이 파일들에는 epoch가 없어요</translation>
    </message>
    <message>
        <source>There are no curves in %1: it holds no metrics over steps</source>
        <translation>%1에는 곡선이 없어요: 스텝마다 남긴 지표가 없어요</translation>
    </message>
</context>
<context>
    <name>RunSide</name>
    <message>
        <source>Runs</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>다른 것</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>같은 것</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>점검 결과</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>last written %1</source>
        <translation>마지막 기록 %1</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Drop files here and they become a run</source>
        <translation>파일을 놓으면 여기에 실험이 돼요</translation>
    </message>
    <message numerus="yes">
        <source>Runs: %n</source>
        <translation>
            <numerusform>실험 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>step %L1</source>
        <translation>%L1스텝</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>점검 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare %n runs</source>
        <translation>
            <numerusform>실험 %n개 비교</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose several runs in the list with Ctrl or Shift first</source>
        <translation>먼저 목록에서 Ctrl이나 Shift를 누른 채 실험을 여럿 고르세요</translation>
    </message>
    <message>
        <source>On other machines</source>
        <translation>다른 컴퓨터</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없어요</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search everything</source>
        <translation>어디서나 찾기</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>찾은 곳</translation>
    </message>
    <message>
        <source>Reading %L1 of %L2 documents…</source>
        <translation>문서 %L2개 중 %L1개를 읽고 있어요…</translation>
    </message>
    <message>
        <source>&quot;as it stands&quot; · -without · tag:paper · place:Pohang · @professor · before:2026-05 · /expression/</source>
        <translation>&quot;그대로&quot; · -빼고 · tag:논문 · place:포항 · @교수님 · before:2026-05 · /정규식/</translation>
    </message>
    <message>
        <source>Reading the documents…</source>
        <translation>문서를 읽고 있어요…</translation>
    </message>
    <message>
        <source>Nothing has these words</source>
        <translation>이 말이 든 곳이 없어요</translation>
    </message>
    <message>
        <source>%L1 lines, the first %L2 are shown</source>
        <translation>%L1줄, 처음 %L2줄을 보여요</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln줄</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far: this expression takes too long; make it simpler</source>
        <translation>지금까지 %1: 정규식이 너무 오래 걸려요. 더 단순하게 써 주세요</translation>
    </message>
    <message>
        <source>%1 so far; documents are still being read</source>
        <translation>지금까지 %1, 문서를 아직 읽고 있어요</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Takes effect at the next start</source>
        <translation>다음에 시작할 때 바뀌어요</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Write in the reading face</source>
        <translation>읽는 글꼴로 쓰기</translation>
    </message>
    <message>
        <source>Check spelling while typing</source>
        <translation>쓰는 동안 맞춤법 보기</translation>
    </message>
    <message>
        <source>vi keys</source>
        <translation>vi 글쇠</translation>
    </message>
    <message>
        <source>Strict CommonMark (no blocks of Yeonji&apos;s own)</source>
        <translation>엄격한 CommonMark (연지만의 블록 없이)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>&amp;Language (next start)</source>
        <translation>언어 · 다음 시작부터</translation>
    </message>
    <message>
        <source>Editor text si&amp;ze</source>
        <translation>편집기 글자 크기</translation>
    </message>
    <message>
        <source>Save &amp;after</source>
        <translation>저장 간격</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Tell me when a run fails, goes quiet, diverges or finishes</source>
        <translation>실험이 실패하거나 조용해지거나 발산하거나 끝나면 알리기</translation>
    </message>
    <message>
        <source>Write that into today&apos;s entry, too</source>
        <translation>오늘 일기에도 적기</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Printed quotation marks (“ ”), not in code</source>
        <translation>둥근 따옴표(“ ”) 쓰기, 코드 안은 그대로</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Looking for corrections…</source>
        <translation>고칠 말을 찾고 있어요…</translation>
    </message>
    <message>
        <source>“%1” is right</source>
        <translation>맞는 말로 기억: %1</translation>
    </message>
    <message>
        <source>No corrections</source>
        <translation>고칠 말이 없어요</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>A new or empty folder for the project</source>
        <translation>프로젝트로 쓸 새 폴더나 빈 폴더</translation>
    </message>
    <message>
        <source>yeonji-sample</source>
        <translation>연지-견본</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>dddd, MMMM d</source>
        <translation>M월 d일 dddd</translation>
    </message>
</context>
<context>
    <name>Tab</name>
    <message>
        <source>There is no “%1” in this project.</source>
        <translation>이 프로젝트에 없는 이름이에요: “%1”.</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Open documents</source>
        <translation>열린 문서</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>this is UTF-16; save it as UTF-8 first</source>
        <translation>이 파일은 UTF-16이에요. 먼저 UTF-8로 저장해 주세요</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Yeonji</source>
        <translation>연지</translation>
    </message>
    <message>
        <source>Write the day, drop in what the experiment left behind, and the same live figure stands in the diary, the report and the slide. All of it is plain files in one folder.</source>
        <translation>하루를 쓰고, 실험이 남긴 파일을 끌어다 놓으세요. 일기와 보고서와 발표 자료에 같은 그림이 들어가고, 실험이 나아가면 그림도 따라가요. 모두 한 폴더에 든 평범한 파일이에요.</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>견본 열어 보기</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>또는 폴더를 여기에 놓으세요</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
</context>
<context>
    <name>YearGrid</name>
    <message>
        <source>The year</source>
        <translation>한 해</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>지난해</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>다음 해</translation>
    </message>
    <message>
        <source>yyyy</source>
        <translation>yyyy년</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>this file is empty; wait until something was written into it</source>
        <translation>빈 파일이에요. 내용이 쓰일 때까지 기다리세요</translation>
    </message>
    <message>
        <source>the program ended with a traceback</source>
        <translation>프로그램이 오류(traceback)로 끝났어요</translation>
    </message>
    <message>
        <source>the program ended with %1</source>
        <translation>프로그램이 끝나며 남긴 말: %1</translation>
    </message>
    <message>
        <source>failed at step %1: %2</source>
        <translation>%1 스텝에서 실패했어요: %2</translation>
    </message>
    <message>
        <source>failed at step %1</source>
        <translation>%1 스텝에서 실패했어요</translation>
    </message>
    <message>
        <source>has written nothing for long; it stands at step %1</source>
        <translation>%1 스텝에서 멈춘 채 오래 아무것도 쓰지 않았어요</translation>
    </message>
    <message>
        <source>finished at step %1</source>
        <translation>%1 스텝에서 끝났어요</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>1분 안 남음</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>%1시간 남음</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1일 남음</translation>
    </message>
    <message>
        <source>%1 diverged: it was %2 and is %3 at step %4</source>
        <translation>%1: 발산했어요. %2까지 내려갔는데 %4 스텝에서는 %3</translation>
    </message>
    <message>
        <source>this is not in the run&apos;s file any more; open the run again</source>
        <translation>이제 실험 파일에 없는 내용이에요. 실험을 다시 여세요</translation>
    </message>
    <message>
        <source>%1; what stands before was read</source>
        <translation>%1. 그 앞까지는 읽었어요</translation>
    </message>
    <message>
        <source>on another machine; click to connect</source>
        <translation>다른 컴퓨터에 있어요. 누르면 연결해요</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>기다리는 중</translation>
    </message>
    <message>
        <source>fetching; as of %1</source>
        <translation>가져오는 중 · %1 기준</translation>
    </message>
    <message>
        <source>fetching</source>
        <translation>가져오는 중</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1 기준</translation>
    </message>
    <message>
        <source>%1; as of %2</source>
        <translation>%1 · %2 기준</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>gone quiet</source>
        <translation>조용해요</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>status unknown</source>
        <translation>상태 모름</translation>
    </message>
    <message>
        <source>the program was ended from outside: %1</source>
        <translation>프로그램이 밖에서 끝내졌어요: %1</translation>
    </message>
    <message>
        <source>an error was logged and the program went on</source>
        <translation>오류가 기록되었지만 프로그램은 계속되었어요</translation>
    </message>
    <message>
        <source>an error was logged and the program went on: %1</source>
        <translation>오류가 기록되었지만 프로그램은 계속되었어요: %1</translation>
    </message>
    <message>
        <source>this name is not UTF-8 and cannot be opened; rename it</source>
        <translation>이름이 UTF-8이 아니라 열 수 없어요. 이름을 바꾸세요</translation>
    </message>
</context>
<context>
    <name>yeonji</name>
    <message>
        <source>there is no space left to save this file; what is on the disk is untouched, make room and save again</source>
        <translation>저장할 자리가 없어요. 디스크의 파일은 그대로예요. 자리를 비우고 다시 저장하세요</translation>
    </message>
    <message>
        <source>the folder of this file is gone; make it again or save elsewhere</source>
        <translation>이 파일의 폴더가 사라졌어요. 다시 만들거나 다른 곳에 저장하세요</translation>
    </message>
    <message>
        <source>this place may not be written to; change its permissions or save elsewhere</source>
        <translation>여기에는 쓸 수 없어요. 권한을 바꾸거나 다른 곳에 저장하세요</translation>
    </message>
    <message>
        <source>this name is too long for the disk; choose a shorter one</source>
        <translation>이름이 디스크에 너무 길어요. 줄여 주세요</translation>
    </message>
    <message>
        <source>writing failed (%1); save elsewhere</source>
        <translation>쓰지 못했어요(%1). 다른 곳에 저장하세요</translation>
    </message>
    <message>
        <source>this is a link that leads to itself; remove it</source>
        <translation>자기 자신을 가리키는 링크예요. 지워 주세요</translation>
    </message>
    <message>
        <source>there is no such file; check the name</source>
        <translation>그런 파일이 없어요. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>this is a folder; name a file in it</source>
        <translation>폴더예요. 그 안의 파일을 적으세요</translation>
    </message>
    <message>
        <source>this is not a regular file; copy it into one first</source>
        <translation>보통 파일이 아니에요. 먼저 파일로 복사하세요</translation>
    </message>
    <message>
        <source>this file is too large to open here</source>
        <translation>여기서 열기에는 너무 큰 파일이에요</translation>
    </message>
    <message>
        <source>this file cannot be read (%1); check its permissions</source>
        <translation>이 파일을 읽을 수 없어요(%1). 권한을 확인하세요</translation>
    </message>
    <message>
        <source>reading stopped (%1); try again</source>
        <translation>읽다가 멈췄어요(%1). 다시 해 보세요</translation>
    </message>
    <message>
        <source>something of this name is there already; choose another name</source>
        <translation>같은 이름이 이미 있어요. 다른 이름을 골라 주세요</translation>
    </message>
    <message>
        <source>this file cannot be read; check its permissions</source>
        <translation>이 파일을 읽을 수 없어요. 권한을 확인해 주세요</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>멈췄어요</translation>
    </message>
    <message>
        <source>a link stands in the way, and this is written through none; remove the link</source>
        <translation>가는 길에 링크가 있어 쓰지 않았어요. 링크를 지워 주세요</translation>
    </message>
    <message>
        <source>%1 leads out of the project; copy the run into runs/ or add its folder to `sources:`</source>
        <translation>프로젝트 밖의 경로예요: %1. 실험을 runs/에 복사하거나 폴더를 `sources:`에 더하세요</translation>
    </message>
    <message>
        <source>there is no run %1; perhaps %2 is meant</source>
        <translation>%1 실험이 없어요. %2 말인가요</translation>
    </message>
    <message>
        <source>there is no run %1 and no other; drop experiment files on the window, or put them into runs/</source>
        <translation>실험 %1도 다른 실험도 없어요. 창에 실험 파일을 놓거나 runs/에 넣으세요</translation>
    </message>
    <message>
        <source>there is no run %1; there are %2</source>
        <translation>%1 실험이 없어요. 있는 것: %2</translation>
    </message>
    <message>
        <source>reading was cancelled</source>
        <translation>읽기를 멈췄어요</translation>
    </message>
    <message>
        <source>this is not a text file; name one that is</source>
        <translation>글 파일이 아니에요. 글 파일을 적어 주세요</translation>
    </message>
    <message>
        <source>this is not UTF-8; save it as UTF-8 first</source>
        <translation>UTF-8이 아니에요. 먼저 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>this format is not there yet; use pdf, html or png</source>
        <translation>이 형식은 아직 없어요. pdf, html, png를 쓰세요</translation>
    </message>
    <message>
        <source>SVG is for slides, and this is no deck; use pdf, html or png</source>
        <translation>SVG는 발표 자료의 장만 돼요. 이 문서는 pdf, html, png로 내보내세요</translation>
    </message>
    <message>
        <source>this is no deck, so it has no slides to choose from</source>
        <translation>발표 자료가 아니라서 고를 장이 없어요</translation>
    </message>
    <message>
        <source>every slide of this deck is hidden, so nothing is left to export; take the hide comment out of one</source>
        <translation>모든 장을 숨겨서 내보낼 것이 없어요. 한 장이라도 숨김을 풀어 주세요</translation>
    </message>
    <message>
        <source>what --slides names is hidden, so nothing is left to export; choose other slides</source>
        <translation>--slides로 고른 장이 모두 숨겨져 있어서 내보낼 것이 없어요. 다른 장을 골라 주세요</translation>
    </message>
    <message>
        <source>this is no deck, so it has neither notes nor fragments nor a handout</source>
        <translation>발표 자료가 아니라서 발표자 메모도, 단계도, 유인물도 없어요</translation>
    </message>
    <message>
        <source>a notebook does not become Markdown; use pdf, html or png</source>
        <translation>노트북은 Markdown으로 바꾸지 않아요. pdf, html, png를 쓰세요</translation>
    </message>
    <message numerus="yes">
        <source>this deck has %n slide(s), so --slides ends at %n at the most</source>
        <translation>
            <numerusform>이 발표 자료는 %n장이에요. --slides는 %n까지만 돼요</numerusform>
        </translation>
    </message>
    <message>
        <source>this page is %1 pixels long at this width, more than one picture holds; export it as PDF or HTML</source>
        <translation>이 쪽은 이 너비에서 길이가 %1픽셀이라 그림 한 장에 담기지 않아요. PDF나 HTML로 내보내세요</translation>
    </message>
    <message>
        <source>the page engine does not draw; try again</source>
        <translation>페이지 엔진이 그리지 않아요. 다시 해 보세요</translation>
    </message>
    <message>
        <source>the export was cancelled; nothing was written</source>
        <translation>내보내기를 멈췄어요. 아무것도 쓰지 않았어요</translation>
    </message>
    <message>
        <source>the page engine ended while drawing this document</source>
        <translation>문서를 그리다가 페이지 엔진이 끝났어요</translation>
    </message>
    <message>
        <source>this document could not be frozen; please report it</source>
        <translation>이 문서를 얼리지 못했어요. 알려 주세요</translation>
    </message>
    <message>
        <source>the page has nothing under this address</source>
        <translation>이 주소에는 아무것도 없어요</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>도움</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>중요</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>조심</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>해결</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>물음</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>내일</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>%1시간 남음</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1일 남음</translation>
    </message>
    <message>
        <source>%1 min over</source>
        <translation>%1분 지남</translation>
    </message>
    <message>
        <source>%1 h over</source>
        <translation>%1시간 지남</translation>
    </message>
    <message>
        <source>%1 days over</source>
        <translation>%1일 지남</translation>
    </message>
    <message>
        <source>%2/%1</source>
        <translation>%1월 %2일</translation>
    </message>
    <message>
        <source>done</source>
        <translation>끝냄</translation>
    </message>
    <message>
        <source>not loaded: it does not lie in the project</source>
        <translation>불러오지 않았어요: 프로젝트 안에 없어요</translation>
    </message>
    <message>
        <source>a picture without an address</source>
        <translation>주소 없는 그림</translation>
    </message>
    <message>
        <source>the picture %1 lies on the net and was not loaded; save it beside the document</source>
        <translation>그림 %1: 인터넷에 있어서 불러오지 않았어요. 문서 옆에 저장해 두세요</translation>
    </message>
    <message>
        <source>A picture from the net, not loaded</source>
        <translation>인터넷에 있는 그림이라 불러오지 않았어요</translation>
    </message>
    <message>
        <source>Show once</source>
        <translation>한 번 보기</translation>
    </message>
    <message>
        <source>Save into assets</source>
        <translation>assets에 저장</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>가져오는 중…</translation>
    </message>
    <message>
        <source>Allow the scripts of this document</source>
        <translation>이 문서의 스크립트 허용</translation>
    </message>
    <message>
        <source>This output runs its script in a frame of its own, without network and without your files.</source>
        <translation>이 출력은 따로 떼어 놓은 틀 안에서 스크립트를 돌려요. 인터넷에도 내 파일에도 닿지 않아요.</translation>
    </message>
    <message>
        <source>refused: it leads out of the project&apos;s folder</source>
        <translation>열지 않았어요: 프로젝트 폴더 밖이에요</translation>
    </message>
    <message>
        <source>refused: only http, https and mail links open</source>
        <translation>열지 않았어요: http, https, 메일 링크만 열어요</translation>
    </message>
    <message>
        <source>This formula cannot be drawn: %1</source>
        <translation>이 식을 그릴 수 없어요: %1</translation>
    </message>
    <message>
        <source>This diagram cannot be drawn: %1</source>
        <translation>이 도표를 그릴 수 없어요: %1</translation>
    </message>
    <message>
        <source>This paragraph has %1 characters in one piece. It is shown as plain text; divide it by empty lines</source>
        <translation>이 문단은 한 덩어리에 %1자예요. 꾸밈없이 글자만 보여요. 빈 줄로 나누세요</translation>
    </message>
    <message>
        <source>A part of this page could not be drawn (%1); tell us of it, and look at the rest with care.</source>
        <translation>이 쪽의 일부를 그리지 못했어요(%1). 저희에게 알려 주시고, 나머지도 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>This document cannot be drawn (%1); here is its text.</source>
        <translation>이 문서를 그릴 수 없어요(%1). 글은 이래요.</translation>
    </message>
    <message>
        <source>this deck has %1 slides here and %2 as plain Marp; look at how they are divided</source>
        <translation>여기서는 %1장인데 보통 Marp에서는 %2장이에요. 장을 어떻게 나눴는지 살펴보세요</translation>
    </message>
    <message>
        <source>a link here leads to slide %1, which is hidden and left out, so it leads elsewhere; show that slide or take the link out</source>
        <translation>여기 있는 링크의 %1번째 장은 숨겨져 빠지기 때문에 링크가 다른 곳으로 가요. 그 장을 보이게 하거나 링크를 빼세요</translation>
    </message>
    <message>
        <source>this slide holds something that plain Marp shows otherwise</source>
        <translation>보통 Marp에서는 이 장의 어떤 것이 다르게 보여요</translation>
    </message>
    <message>
        <source>there is no theme %1, so the default one is used; put its CSS into themes/ beside the deck or correct the name</source>
        <translation>%1 테마가 없어서 기본 테마를 썼어요. 발표 자료 옆 themes/에 CSS를 두거나 이름을 고치세요</translation>
    </message>
    <message>
        <source>Marp passes over %1; write one of %2</source>
        <translation>Marp는 %1 값을 모르고 지나쳐요. %2 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Marp knows no directive %1 and passes over it; write %2</source>
        <translation>Marp가 모르는 지시어 %1 줄은 지나쳐요. 이렇게 쓰세요: %2</translation>
    </message>
    <message>
        <source>Marp knows no directive %1 and passes over it; correct its name</source>
        <translation>Marp가 모르는 지시어 %1이라서 지나쳐요. 이름을 고치세요</translation>
    </message>
    <message>
        <source>the bibliography has no %1; add it to the .bib file or correct the key</source>
        <translation>참고 문헌에 %1 항목이 없어요. .bib 파일에 더하거나 키를 고치세요</translation>
    </message>
    <message>
        <source>%1, line %2: this entry cannot be read; correct its braces and quotes</source>
        <translation>%1 %2번째 줄: 이 항목을 읽을 수 없어요. 괄호와 따옴표를 고치세요</translation>
    </message>
    <message>
        <source>the slide overflows to the right by %1 px; shorten it or split it</source>
        <translation>오른쪽으로 %1px 넘쳐요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>the slide overflows to the left by %1 px; shorten it or split it</source>
        <translation>왼쪽으로 %1px 넘쳐요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>the slide overflows at the top by %1 px; shorten it or split it</source>
        <translation>위로 %1px 넘쳐요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>the slide overflows at the bottom by %1 px; shorten it or split it</source>
        <translation>아래로 %1px 넘쳐요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>%1 px to the right in a box that scrolls cannot be seen; shorten it or split it</source>
        <translation>스크롤되는 상자의 오른쪽 %1px이 보이지 않아요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>%1 px below in a box that scrolls cannot be seen; shorten it or split it</source>
        <translation>스크롤되는 상자의 아래쪽 %1px이 보이지 않아요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>the text runs into the header by %1 px; shorten it or split it</source>
        <translation>글이 머리말과 %1px 겹쳐요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>the text runs into the footer by %1 px; shorten it or split it</source>
        <translation>글이 꼬리말과 %1px 겹쳐요. 줄이거나 나누세요</translation>
    </message>
    <message>
        <source>“%3” is %1 px high and cannot be read from the back; make it %2 px or more</source>
        <translation>“%3”: 글자가 %1px이라 뒷자리에서 읽을 수 없어요. %2px 이상으로 키우세요</translation>
    </message>
    <message>
        <source>the words of a figure (“%3”) are %1 px high and cannot be read from the back; give the figure more room, %2 px or more for its words</source>
        <translation>그림 속 글자(“%3”)가 %1px이라 뒷자리에서 읽을 수 없어요. 그림을 키워 %2px 이상이 되게 하세요</translation>
    </message>
    <message>
        <source>“%3” in the code has a contrast of %1 : 1 and fades on a projector; give `pre` another background in a `style`, for %2 : 1 or more</source>
        <translation>코드의 “%3”: 대비가 %1 : 1이라 프로젝터에서 흐려요. `style`로 `pre`의 배경을 바꿔 %2 : 1 이상이 되게 하세요</translation>
    </message>
    <message>
        <source>“%3” has a contrast of %1 : 1 and fades on a projector; choose colours with %2 : 1 or more</source>
        <translation>“%3”: 대비가 %1 : 1이라 프로젝터에서 흐려요. %2 : 1 이상이 되는 색을 고르세요</translation>
    </message>
    <message>
        <source>the face %1 is not on this machine, so another one stands in; install it or name one that is there</source>
        <translation>글꼴 %1: 이 컴퓨터에 없어 다른 글꼴로 보여요. 설치하거나 있는 글꼴을 쓰세요</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>This output needs a script, and scripts of documents do not run: %1</source>
        <translation>이 출력에는 스크립트가 필요한데, 문서의 스크립트는 돌지 않아요: %1</translation>
    </message>
    <message>
        <source>This output has no form that can be shown: %1</source>
        <translation>이 출력에는 보여 줄 수 있는 형태가 없어요: %1</translation>
    </message>
    <message>
        <source>A script of this output was left out.</source>
        <translation>이 출력의 스크립트를 뺐어요.</translation>
    </message>
    <message>
        <source>This notebook has no cells.</source>
        <translation>이 노트북에는 셀이 없어요.</translation>
    </message>
    <message>
        <source>“%1” is said twice; leave one of them out</source>
        <translation>“%1” 항목이 두 번 적혀 있어요. 하나만 남기세요</translation>
    </message>
    <message>
        <source>the attachment is not in the notebook; paste the picture into the cell again</source>
        <translation>첨부가 노트북에 없어요. 셀에 그림을 다시 붙여 넣으세요</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1줄: %2</translation>
    </message>
    <message>
        <source>this cannot be moved; check that it is there and its folder may be written to</source>
        <translation>옮길 수 없어요. 그것이 있고 폴더에 쓸 수 있는지 확인하세요</translation>
    </message>
    <message>
        <source>a video or sound without an address</source>
        <translation>주소가 없는 동영상이나 소리예요</translation>
    </message>
    <message>
        <source>video and sound from elsewhere are not loaded; save the file into the project and name that</source>
        <translation>다른 곳의 동영상과 소리는 불러오지 않아요. 파일을 프로젝트에 저장하고 그 경로를 적어 주세요</translation>
    </message>
    <message>
        <source>the page engine of this system cannot play it; make a WebM file of it, or an MP4 with H.264 and AAC</source>
        <translation>이 시스템의 페이지 엔진이 재생하지 못해요. WebM이나, H.264와 AAC로 된 MP4로 바꿔 주세요</translation>
    </message>
    <message>
        <source>%1 MB are too much for one file, which holds 64 MB of video and sound; shorten it, or link to it</source>
        <translation>%1 MB는 파일 하나에 담기에 너무 커요. 동영상과 소리는 모두 64 MB까지 담겨요. 줄이거나 링크로 적어 주세요</translation>
    </message>
    <message>
        <source>the theme “%1” lies beside this deck; give it to Marp: %2</source>
        <translation>“%1” 테마의 파일이 이 발표 자료 곁에 있으니 Marp에 함께 주세요: %2</translation>
    </message>
    <message>
        <source>%1 is a file, and so no folder for this one; save elsewhere</source>
        <translation>%1: 폴더가 아니라 파일이라서 그 안에 저장할 수 없어요. 다른 곳에 저장해 주세요</translation>
    </message>
    <message>
        <source>no file can be made in this folder; save elsewhere</source>
        <translation>이 폴더에는 파일을 만들 수 없어요. 다른 곳에 저장해 주세요</translation>
    </message>
    <message>
        <source>this is UTF-16; save it as UTF-8 first</source>
        <translation>이 파일은 UTF-16이에요. 먼저 UTF-8로 저장해 주세요</translation>
    </message>
    <message>
        <source>the keys are not indented alike</source>
        <translation>키의 들여쓰기가 서로 달라요</translation>
    </message>
    <message>
        <source>a { is not closed</source>
        <translation>{를 닫지 않았어요</translation>
    </message>
    <message>
        <source>the lines with - are not indented alike</source>
        <translation>-로 시작하는 줄의 들여쓰기가 서로 달라요</translation>
    </message>
    <message>
        <source>a [ is not closed</source>
        <translation>[를 닫지 않았어요</translation>
    </message>
    <message>
        <source>a ] or } closes nothing</source>
        <translation>] 또는 }가 닫을 것이 없어요</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>따옴표를 닫지 않았어요</translation>
    </message>
    <message>
        <source>--- stands in a quoted text</source>
        <translation>따옴표 안에 ---가 있어요</translation>
    </message>
    <message>
        <source>a character that cannot stand there</source>
        <translation>그 자리에 올 수 없는 글자예요</translation>
    </message>
    <message>
        <source>a character that cannot stand behind | or &gt;</source>
        <translation>| 또는 &gt; 뒤에 올 수 없는 글자예요</translation>
    </message>
    <message>
        <source>a tab stands where spaces indent</source>
        <translation>들여쓰기에 빈칸 대신 탭을 썼어요</translation>
    </message>
    <message>
        <source>a - stands where no list can begin</source>
        <translation>목록을 시작할 수 없는 곳에 -가 있어요</translation>
    </message>
    <message>
        <source>a key stands where none can</source>
        <translation>키가 올 수 없는 곳에 키가 있어요</translation>
    </message>
    <message>
        <source>a : stands where none can</source>
        <translation>:이 올 수 없는 곳에 있어요</translation>
    </message>
    <message>
        <source>no name stands behind *</source>
        <translation>* 뒤에 이름이 없어요</translation>
    </message>
    <message>
        <source>no name stands behind &amp;</source>
        <translation>&amp; 뒤에 이름이 없어요</translation>
    </message>
    <message>
        <source>nothing was given the name behind *</source>
        <translation>* 뒤의 이름을 붙인 것이 없어요</translation>
    </message>
    <message>
        <source>something stands behind a name with *</source>
        <translation>*로 시작하는 이름 뒤에 다른 것이 있어요</translation>
    </message>
    <message>
        <source>one value has two names with &amp;</source>
        <translation>값 하나에 &amp;로 붙인 이름이 둘이에요</translation>
    </message>
    <message>
        <source>one value has two tags with !</source>
        <translation>값 하나에 !로 붙인 태그가 둘이에요</translation>
    </message>
    <message>
        <source>a tag with ! is not written as one</source>
        <translation>!로 시작하는 태그의 형식이 맞지 않아요</translation>
    </message>
    <message>
        <source>a \ stands before what it cannot mean</source>
        <translation>\ 뒤에 올 수 없는 글자가 있어요</translation>
    </message>
    <message>
        <source>a line that begins with % is not written as one</source>
        <translation>%로 시작하는 줄의 형식이 맞지 않아요</translation>
    </message>
    <message>
        <source>--strict is for Markdown, and this is a notebook; leave it away</source>
        <translation>--strict는 Markdown에만 쓰고, 이 파일은 노트북이에요. --strict를 빼 주세요</translation>
    </message>
    <message>
        <source>this picture (%1) is damaged in the notebook; run its cell again</source>
        <translation>노트북 안의 이 그림(%1)이 깨졌어요. 셀을 다시 실행해 주세요</translation>
    </message>
    <message>
        <source>this output is of no known kind (“%1”); run its cell again</source>
        <translation>모르는 종류(“%1”)의 출력이에요. 셀을 다시 실행해 주세요</translation>
    </message>
    <message>
        <source>this stands where an output should; run its cell again</source>
        <translation>출력이 있을 자리에 있는 내용이에요. 셀을 다시 실행해 주세요</translation>
    </message>
    <message>
        <source>this stands where a cell should; save the notebook anew from the program that made it</source>
        <translation>셀이 있을 자리에 있는 내용이에요. 노트북을 만든 프로그램에서 다시 저장해 주세요</translation>
    </message>
    <message>
        <source>the letters of a formula are %1 px high and cannot be read from the back; shorten it or break it into lines, for %2 px or more</source>
        <translation>수식의 글자가 %1px라서 뒤에서는 읽을 수 없어요. 수식을 줄이거나 여러 줄로 나눠 %2px 이상이 되게 하세요</translation>
    </message>
</context>
<context>
    <name>yeonji::Fresh</name>
    <message>
        <source>something of this name is there already; choose another name</source>
        <translation>같은 이름이 이미 있어요. 다른 이름을 골라 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::JsonReader</name>
    <message>
        <source>something follows the end of this JSON</source>
        <translation>JSON이 끝난 뒤에 무언가 더 있어요</translation>
    </message>
    <message>
        <source>this JSON is cut off</source>
        <translation>JSON이 잘려 있어요</translation>
    </message>
    <message>
        <source>this is no JSON value</source>
        <translation>JSON 값이 아니에요</translation>
    </message>
    <message>
        <source>a comma or } is missing here</source>
        <translation>여기에 쉼표나 }가 빠졌어요</translation>
    </message>
    <message>
        <source>a name in quotes is missing here</source>
        <translation>여기에 따옴표 친 이름이 빠졌어요</translation>
    </message>
    <message>
        <source>a colon is missing here</source>
        <translation>여기에 쌍점이 빠졌어요</translation>
    </message>
    <message>
        <source>a comma or ] is missing here</source>
        <translation>여기에 쉼표나 ]가 빠졌어요</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u 뒤에는 16진 숫자 넷이 와야 해요</translation>
    </message>
</context>
<context>
    <name>yeonji::JsonReader::Read</name>
    <message>
        <source>this JSON is nested too deep</source>
        <translation>JSON이 너무 깊어요</translation>
    </message>
</context>
<context>
    <name>yeonji::Prepared</name>
    <message>
        <source>this is a folder; choose another name</source>
        <translation>폴더예요. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>this is not a regular file; choose another name</source>
        <translation>보통 파일이 아니에요. 다른 이름을 고르세요</translation>
    </message>
</context>
<context>
    <name>yeonji::commands</name>
    <message>
        <source>a file or folder is missing</source>
        <translation>파일이나 폴더가 빠졌어요</translation>
    </message>
    <message>
        <source>-o needs a name that ends in .md, .html or .pdf</source>
        <translation>-o에는 .md, .html, .pdf로 끝나는 이름이 필요해요</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>first</source>
        <translation>처음</translation>
    </message>
    <message>
        <source>last</source>
        <translation>마지막</translation>
    </message>
    <message>
        <source>min</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>best</source>
        <translation>가장 좋은 값</translation>
    </message>
    <message>
        <source>at step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>… %1 in all; --json lists them</source>
        <translation>… 모두 %1개. --json이 다 보여 줘요</translation>
    </message>
    <message>
        <source>there is no metric %1; `yeonji runs` lists what there is</source>
        <translation>%1 지표가 없어요. 있는 것은 `yeonji runs`로 볼 수 있어요</translation>
    </message>
    <message>
        <source>there is no metric %1; perhaps %2 is meant</source>
        <translation>%1 지표가 없어요. %2 말인가요</translation>
    </message>
    <message>
        <source>one file or folder is needed</source>
        <translation>파일이나 폴더 하나가 필요해요</translation>
    </message>
    <message>
        <source>--metric is missing</source>
        <translation>--metric이 빠졌어요</translation>
    </message>
    <message>
        <source>--json and --csv exclude each other</source>
        <translation>--json과 --csv는 함께 쓸 수 없어요</translation>
    </message>
    <message>
        <source>yeonji %1: %2; usage: yeonji %1 %3</source>
        <translation>yeonji %1: %2. 쓰는 법: yeonji %1 %3</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>name one file or folder</source>
        <translation>파일이나 폴더 하나를 적으세요</translation>
    </message>
    <message>
        <source>--into PROJECT is missing</source>
        <translation>--into 프로젝트가 빠졌어요</translation>
    </message>
    <message>
        <source>this folder is no project; make it one with `yeonji new`</source>
        <translation>이 폴더는 프로젝트가 아니에요. `yeonji new`로 만드세요</translation>
    </message>
    <message>
        <source>(there already)</source>
        <translation>(이미 있음)</translation>
    </message>
    <message>
        <source>name a project and what to look for</source>
        <translation>프로젝트와 찾을 말을 적으세요</translation>
    </message>
    <message>
        <source>%1, the first %2 of them listed</source>
        <translation>%1, 처음 %2줄만 늘어놓았어요</translation>
    </message>
    <message>
        <source>yeonji [PATH…]   opens a project, a folder or a file in the window</source>
        <translation>yeonji [PATH…]   프로젝트, 폴더, 파일을 창에서 열어요</translation>
    </message>
    <message>
        <source>(not there yet)</source>
        <translation>(아직 없음)</translation>
    </message>
    <message>
        <source>not there yet: %1</source>
        <translation>아직 없음: %1</translation>
    </message>
    <message>
        <source>Exit 0: done. 1: the input was bad, and standard error says where. 2: wrong usage.</source>
        <translation>끝맺음 0: 다 됨. 1: 입력이 잘못됨(어디인지는 표준 오류에). 2: 잘못된 사용법.</translation>
    </message>
    <message>
        <source>%1: nothing is there under this name; check the path</source>
        <translation>%1: 이 이름으로는 아무것도 없어요. 경로를 확인하세요</translation>
    </message>
    <message>
        <source>yeonji: there is no file and no verb %1; see yeonji --help</source>
        <translation>yeonji: 파일도 명령도 아니에요: %1. yeonji --help를 보세요</translation>
    </message>
    <message>
        <source>yeonji: there is no file and no verb %1; did you mean %2?</source>
        <translation>yeonji: 파일도 명령도 아니에요: %1. 혹시 %2인가요?</translation>
    </message>
    <message>
        <source>yeonji: unknown option %1; see yeonji --help</source>
        <translation>yeonji: 없는 옵션이에요: %1. yeonji --help를 보세요</translation>
    </message>
    <message>
        <source>yeonji: this expression took too long and was given up: there may be more lines; make it simpler</source>
        <translation>yeonji: 정규식이 너무 오래 걸려 멈췄어요. 찾지 못한 줄이 더 있을 수 있으니 더 단순하게 써 주세요</translation>
    </message>
    <message>
        <source>this was not written by `yeonji report`, or somebody wrote into it since; name another file with -o, or move this one away</source>
        <translation>`yeonji report`로 쓴 보고서가 아니거나, 그 뒤로 누가 고쳤어요. -o로 다른 이름을 적거나 이 파일을 옮기세요</translation>
    </message>
    <message>
        <source>info</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>%1; a name or a text that begins with - stands behind --</source>
        <translation>%1. -로 시작하는 이름이나 글은 -- 뒤에 적으세요</translation>
    </message>
    <message>
        <source>name one project</source>
        <translation>프로젝트 하나를 적으세요</translation>
    </message>
    <message>
        <source>yeonji %1: this verb is not there yet; see yeonji --help</source>
        <translation>yeonji %1: 이 명령은 아직 없어요. yeonji --help를 보세요</translation>
    </message>
    <message>
        <source>the output could not be written (%1); make room or name another place</source>
        <translation>나온 것을 쓰지 못했어요(%1). 자리를 마련하거나 다른 곳을 적어 주세요</translation>
    </message>
    <message>
        <source>this is no folder; name that of a project</source>
        <translation>폴더가 아니에요. 프로젝트의 폴더를 적어 주세요</translation>
    </message>
    <message>
        <source>this is no entry; a Markdown file ends in .md</source>
        <translation>일기가 아니에요. Markdown 파일은 .md로 끝나요</translation>
    </message>
    <message>
        <source>name one project, folder or file</source>
        <translation>프로젝트나 폴더나 파일 하나를 적으세요</translation>
    </message>
    <message>
        <source>name a file to export</source>
        <translation>내보낼 파일을 적으세요</translation>
    </message>
    <message>
        <source>-o needs a name</source>
        <translation>-o에는 이름이 필요해요</translation>
    </message>
    <message>
        <source>there is no format %1; use pdf, html, png, svg or md</source>
        <translation>%1이라는 형식은 없어요. pdf, html, png, svg, md 가운데서 고르세요</translation>
    </message>
    <message>
        <source>yeonji export: %1 is not there yet; use pdf, html, png, svg or md</source>
        <translation>yeonji export: %1 형식은 아직 없어요. pdf, html, png, svg, md를 쓰세요</translation>
    </message>
    <message>
        <source>--fragment is HTML; leave --to away or say html</source>
        <translation>--fragment는 HTML이에요. --to를 빼거나 html이라고 하세요</translation>
    </message>
    <message>
        <source>--slides takes a number or two, as in 3-5</source>
        <translation>--slides에는 3-5처럼 수를 하나나 둘 쓰세요</translation>
    </message>
    <message>
        <source>--slides is for pdf, html, png and svg; a frozen deck has all of its slides</source>
        <translation>--slides는 pdf, html, png, svg에 쓸 수 있어요. 얼린 발표 자료에는 모든 장이 들어가요</translation>
    </message>
    <message>
        <source>--handout takes 2, 4 or 6: how many slides stand on a page</source>
        <translation>--handout에는 한 쪽에 놓을 장 수로 2, 4, 6을 적으세요</translation>
    </message>
    <message>
        <source>--notes, --fragments and --handout are for PDF; leave --to away or say pdf</source>
        <translation>--notes, --fragments, --handout은 PDF에서만 돼요. --to를 빼거나 pdf라고 적으세요</translation>
    </message>
    <message>
        <source>--width takes pixels, from 16 to 8192</source>
        <translation>--width에는 16에서 8192까지 픽셀을 쓰세요</translation>
    </message>
    <message>
        <source>--width is for PNG; leave it away or say --to png</source>
        <translation>--width는 PNG에만 쓸 수 있어요. 빼거나 --to png를 붙여 주세요</translation>
    </message>
    <message>
        <source>several files go into a folder, and %1 is the name of one file</source>
        <translation>파일이 여럿이면 폴더에 담아요. 폴더가 아니라 파일 이름이에요: %1</translation>
    </message>
    <message>
        <source>several files go into a folder, and %1 is a file</source>
        <translation>여러 파일은 폴더로 내보내요. 폴더가 아니라 파일이에요: %1</translation>
    </message>
    <message>
        <source>%1 and %2 would both be written to %3; export them one at a time</source>
        <translation>두 파일의 결과가 모두 %3에 쓰여요: %1, %2. 하나씩 내보내세요</translation>
    </message>
    <message>
        <source>name one folder</source>
        <translation>폴더 하나를 적으세요</translation>
    </message>
    <message numerus="yes">
        <source>%n matching line(s)</source>
        <translation>
            <numerusform>맞는 줄 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 runs have %2: %3; name the path of one, or FILE#RUN</source>
        <translation>실험 %1개에 %2 지표가 있어요: %3. 그중 하나의 경로나 파일#실험을 적어 주세요</translation>
    </message>
    <message>
        <source>(%1, becomes UTF-8)</source>
        <translation>(%1에서 UTF-8로 바꿈)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2편 중 %1편</translation>
    </message>
    <message numerus="yes">
        <source>yeonji: %n text(s) beside runs of more than 1 MB were taken for logs and not searched</source>
        <translation>
            <numerusform>yeonji: 실험 곁에 있는 1 MB 넘는 글 %n개는 로그로 보고 찾지 않았어요</numerusform>
        </translation>
    </message>
    <message>
        <source>a name is empty; leave it away or say which is meant</source>
        <translation>빈 이름이 있어요. 빼거나 이름을 적어 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::commands::Watch</name>
    <message>
        <source>is there again</source>
        <translation>다시 연결됐어요</translation>
    </message>
    <message>
        <source>this was deleted or moved away; watch it again where it is now</source>
        <translation>지워졌거나 옮겨졌어요. 지금 있는 곳에서 다시 지켜보세요</translation>
    </message>
    <message>
        <source>is empty so far; waiting for its first line</source>
        <translation>아직 비어 있어요. 첫 줄을 기다릴게요</translation>
    </message>
</context>
<context>
    <name>yeonji::decks</name>
    <message>
        <source>this picture has no words for who cannot see it; write them between the brackets</source>
        <translation>이 그림을 볼 수 없는 사람을 위한 말이 없어요. 대괄호 안에 적으세요</translation>
    </message>
    <message>
        <source>this picture has no words for who cannot see it; write them into its alt=&quot;&quot;</source>
        <translation>그림을 못 보는 사람을 위한 설명이 없어요. alt=&quot;&quot; 안에 써 주세요</translation>
    </message>
    <message>
        <source>two spaces where one is enough</source>
        <translation>빈칸이 둘이에요. 하나면 돼요</translation>
    </message>
    <message>
        <source>this heading ends with “%1” and the others do not; leave it out</source>
        <translation>이 제목만 “%1”로 끝나요. 빼세요</translation>
    </message>
    <message>
        <source>the other headings end with “%1”; end this one alike</source>
        <translation>다른 제목은 “%1”로 끝나요. 이 제목도 맞추세요</translation>
    </message>
    <message>
        <source>%1 words on one slide; say more of them and show fewer</source>
        <translation>한 장에 낱말이 %1개예요. 더 말하고 덜 보여 주세요</translation>
    </message>
    <message>
        <source>a shortened month needs a full stop: write %1.</source>
        <translation>줄인 달 이름에는 마침표가 필요해요. %1.으로 쓰세요</translation>
    </message>
    <message>
        <source>a space between number and unit: write %1 %2</source>
        <translation>수와 단위는 띄어 써요. %1 %2</translation>
    </message>
    <message>
        <source>the other quotation marks are %1; use them here too</source>
        <translation>다른 따옴표는 %1 모양이에요. 여기도 맞추세요</translation>
    </message>
    <message>
        <source>“%1” is “%2” elsewhere in this deck; write it one way</source>
        <translation>“%1”: 다른 곳에서는 “%2”예요. 한 가지로 쓰세요</translation>
    </message>
    <message>
        <source>the front matter begins here and never ends; close it with ---</source>
        <translation>머리 정보가 여기서 시작해 끝나지 않아요. ---로 닫으세요</translation>
    </message>
    <message>
        <source>this fence is never closed, so all below it is code; close it with the same marks</source>
        <translation>코드 울타리가 닫히지 않아 아래가 모두 코드예요. 같은 표시로 닫으세요</translation>
    </message>
    <message>
        <source>this comment is never closed, so all below it is hidden; close it with --&gt;</source>
        <translation>주석이 닫히지 않아 아래가 모두 가려져요. --&gt;로 닫으세요</translation>
    </message>
    <message>
        <source>this formula is never closed, so all below it belongs to it; close it with $$</source>
        <translation>수식이 닫히지 않아 아래가 모두 수식이에요. $$로 닫으세요</translation>
    </message>
    <message>
        <source>this element is never closed, so all below it belongs to it; close it as it was opened, as in &lt;/style&gt;</source>
        <translation>이 요소가 닫히지 않아 아래가 모두 딸려 가요. &lt;/style&gt;처럼 연 대로 닫으세요</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1 %2번째 줄: %3</translation>
    </message>
</context>
<context>
    <name>yeonji::decks::Expander</name>
    <message>
        <source>%1 is included only where the comment stands alone on its line; give it one</source>
        <translation>%1: 주석이 줄에 홀로 있을 때만 끼워 넣어요. 주석을 따로 한 줄에 쓰세요</translation>
    </message>
    <message>
        <source>decks that include decks end after %1; include the slides directly</source>
        <translation>끼워 넣기는 %1겹까지예요. 그 장을 바로 끼워 넣으세요</translation>
    </message>
    <message>
        <source>%1 lies outside the project; copy it into the project</source>
        <translation>%1: 프로젝트 밖에 있어요. 프로젝트 안으로 복사하세요</translation>
    </message>
    <message>
        <source>%1 includes itself over this line; take one of the includes out</source>
        <translation>%1: 이 줄을 거쳐 자기 자신을 끼워 넣어요. 하나를 빼세요</translation>
    </message>
    <message>
        <source>%1 cannot be included: %2</source>
        <translation>%1: 끼워 넣을 수 없어요. %2</translation>
    </message>
    <message>
        <source>no slide of %1 has the heading “%2”; name one that is there</source>
        <translation>%1에는 제목이 “%2”인 장이 없어요. 있는 제목을 적으세요</translation>
    </message>
    <message>
        <source>no slide of %1 has the heading “%2”; did you mean “%3”?</source>
        <translation>%1에는 제목이 “%2”인 장이 없어요. “%3”인가요?</translation>
    </message>
    <message>
        <source>more is included than a deck can hold; include single slides by their heading</source>
        <translation>한 자료에 담기에 너무 많아요. 제목을 적어 필요한 장만 끼워 넣으세요</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1줄: %2</translation>
    </message>
</context>
<context>
    <name>yeonji::diary</name>
    <message>
        <source>`%1` is no day or hour there is, so this is no promise; write ~2026-04-17 18:00</source>
        <translation>없는 날이나 시각이라 약속이 아니에요: `%1`. ~2026-04-17 18:00처럼 쓰세요</translation>
    </message>
    <message>
        <source>`%1` is no day; write 2024, 2024-05 or 2024-05-17</source>
        <translation>날짜로 읽을 수 없어요: `%1`. 2024, 2024-05, 2024-05-17처럼 쓰세요</translation>
    </message>
    <message>
        <source>this expression is wrong at its character %1: %2</source>
        <translation>이 정규식은 %1번째 글자에서 틀렸어요: %2</translation>
    </message>
    <message>
        <source>a file of this name is there already; choose another name</source>
        <translation>같은 이름의 파일이 이미 있어요. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>this is no name for a file; leave out / # | [[ ]] and a dot at the beginning</source>
        <translation>파일 이름으로 쓸 수 없어요. / # | [[ ]]와 맨 앞의 점을 빼세요</translation>
    </message>
    <message>
        <source>this file was changed meanwhile; rename again</source>
        <translation>그사이 파일이 바뀌었어요. 이름을 다시 바꾸세요</translation>
    </message>
    <message>
        <source>line %1 of %2 would lose a link by this name; choose another name, or change that link first</source>
        <translation>%2의 %1번째 줄이 이 이름으로는 링크를 잃어요. 다른 이름을 고르거나 그 링크를 먼저 고치세요</translation>
    </message>
    <message>
        <source>line %1 of %2 names this run as “%3” and would lose it; change that line first</source>
        <translation>%2의 %1번째 줄에 이 실험의 이름(%3)이 있어서, 바꾸면 그 줄이 실험을 찾지 못해요. 그 줄을 먼저 고치세요</translation>
    </message>
    <message>
        <source>%1 belongs to a run and names this picture, which it would lose; leave it as it is, or copy it into assets/ and give the copy a name</source>
        <translation>%1 파일은 실험에 딸려 있고 이 그림의 이름이 적혀 있어서, 이름을 바꾸면 실험이 그림을 찾지 못해요. 그대로 두거나, assets/에 복사해서 복사본에 이름을 붙이세요</translation>
    </message>
    <message>
        <source>the hour of `%1` is not read; write %2</source>
        <translation>시각을 읽지 못해요: `%1`. %2처럼 쓰세요</translation>
    </message>
    <message>
        <source>`%1` is not read as a day, so this is no promise; write %2</source>
        <translation>날로 읽지 못해 약속이 아니에요: `%1`. %2처럼 쓰세요</translation>
    </message>
</context>
<context>
    <name>yeonji::exporting</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 and %2 more experiments</source>
        <translation>%1 외 실험 %2개</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>… %1 in all</source>
        <translation>… 모두 %1개</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>눈에 띄는 것이 없어요.</translation>
    </message>
    <message>
        <source>Made on %1 from:</source>
        <translation>%1에 다음 실험으로 만들었어요:</translation>
    </message>
    <message>
        <source>Best values</source>
        <translation>가장 좋은 값</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>견주기</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>점검 결과</translation>
    </message>
    <message numerus="yes">
        <source>%n curve(s)</source>
        <translation>
            <numerusform>곡선 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) in the longest</source>
        <translation>
            <numerusform>가장 긴 것의 점 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>not comparable, since some count from 0 to 1 and some in per cent:</source>
        <translation>0에서 1까지 센 것과 백분율이 섞여 있어 견줄 수 없어요:</translation>
    </message>
    <message>
        <source>%1 is no name for %2; let it end in .%2</source>
        <translation>%1: %2 파일의 이름이 될 수 없어요. .%2로 끝나게 적어 주세요</translation>
    </message>
    <message>
        <source>%1 would be written over itself; choose another name</source>
        <translation>%1 자신을 덮어쓰게 돼요. 다른 이름을 골라 주세요</translation>
    </message>
    <message>
        <source>slide %1 was not printed; try again</source>
        <translation>%1번째 장이 인쇄되지 않았어요. 다시 해 보세요</translation>
    </message>
    <message>
        <source>the printed PDF cannot be finished (%1)</source>
        <translation>찍은 PDF를 마무리하지 못했어요(%1)</translation>
    </message>
    <message>
        <source>the page engine does not draw; try again</source>
        <translation>페이지 엔진이 그리지 않아요. 다시 해 보세요</translation>
    </message>
    <message>
        <source>SVG needs the program pdftocairo; install poppler-utils</source>
        <translation>SVG에는 pdftocairo가 필요해요. poppler-utils를 설치하세요</translation>
    </message>
    <message>
        <source>pdftocairo could not draw slide %1; export it as PNG</source>
        <translation>pdftocairo가 %1번째 장을 그리지 못했어요. PNG로 내보내세요</translation>
    </message>
    <message>
        <source>this is an experiment file (%1), no document; use yeonji report</source>
        <translation>이것은 문서가 아니라 실험 파일이에요(%1). yeonji report를 쓰세요</translation>
    </message>
    <message>
        <source>this is no entry, report, notebook or deck; a Markdown file ends in .md</source>
        <translation>일기도 보고서도 노트북도 발표 자료도 아니에요. 마크다운 파일은 .md로 끝나요</translation>
    </message>
    <message>
        <source>this notebook is damaged (%1); open it in Jupyter and save it again</source>
        <translation>망가진 노트북이에요(%1). Jupyter에서 열어 다시 저장하세요</translation>
    </message>
    <message>
        <source>this file is empty; write something into it first</source>
        <translation>빈 파일이에요. 먼저 무언가 쓰세요</translation>
    </message>
    <message>
        <source>this file has front matter and no text; write something below it first</source>
        <translation>이 파일에는 머리 정보만 있고 글이 없어요. 그 아래에 글을 써 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::exporting::Printed</name>
    <message>
        <source>the page engine printed nothing; try again</source>
        <translation>페이지 엔진이 아무것도 찍지 않았어요. 다시 해 보세요</translation>
    </message>
    <message>
        <source>the page engine printed %1 pages where there are %2; please report this</source>
        <translation>%2쪽이어야 하는데 %1쪽이 나왔어요. 알려 주세요</translation>
    </message>
    <message>
        <source>the printed PDF cannot be finished (%1)</source>
        <translation>찍은 PDF를 마무리하지 못했어요(%1)</translation>
    </message>
</context>
<context>
    <name>yeonji::figures</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Loss in evaluation</source>
        <translation>평가 손실</translation>
    </message>
    <message>
        <source>Loss in training</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Loss over the steps</source>
        <translation>스텝에 따른 손실</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Scores between 0 and 1; higher is better</source>
        <translation>0과 1 사이의 점수. 높을수록 좋아요</translation>
    </message>
    <message>
        <source>Scores; higher is better</source>
        <translation>점수. 높을수록 좋아요</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>%1; lower is better</source>
        <translation>%1. 낮을수록 좋아요</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Learning rate over the steps</source>
        <translation>스텝에 따른 학습률</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Norm of the gradients</source>
        <translation>기울기의 노름</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1줄: %2</translation>
    </message>
    <message>
        <source>`%1` is no format for a number; write one as Python does, such as .2f, .3g or .1%</source>
        <translation>수 형식으로 읽을 수 없어요: `%1`. 파이썬처럼 .2f, .3g, .1%를 쓰세요</translation>
    </message>
    <message>
        <source>`d` is for whole numbers; use .0f or .2f</source>
        <translation>`d`는 정수에만 써요. .0f나 .2f를 쓰세요</translation>
    </message>
    <message>
        <source>`%1` means %2 in %3; name one of them</source>
        <translation>%3에는 `%1` 이름에 맞는 것이 여럿이에요: %2. 하나를 적으세요</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1</translation>
    </message>
    <message>
        <source>%1 · %2 = %3 at step %4 · %5</source>
        <translation>%1 · %2 = %3, %4스텝 · %5</translation>
    </message>
    <message numerus="yes">
        <source>%n runs match `%1`; say how to put them together, as in :mean, :mean±std or :min</source>
        <translation>
            <numerusform>`%1`에 맞는 실험이 %n개예요. :mean, :mean±std, :min처럼 모으는 법을 적으세요</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 is NaN there and left out</source>
        <translation>거기서 %2의 %1 값은 NaN이라 뺐어요</translation>
    </message>
    <message>
        <source>%1 of %2 ends in NaN; this is the last finite value, at step %3</source>
        <translation>%2의 %1 값은 NaN으로 끝나요. 마지막 유한한 값은 %3스텝의 이 값이에요</translation>
    </message>
    <message>
        <source>the run</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>the metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>`%1` is left over; a number is {{RUN METRIC@WHICH:OVER | FORMAT}}, names with spaces in double quotes</source>
        <translation>남는 부분이 있어요: `%1`. 수는 {{RUN METRIC@WHICH:OVER | FORMAT}}이고, 빈칸이 든 이름에는 큰따옴표를 쓰세요</translation>
    </message>
    <message>
        <source>%1 has no epochs; use @step=N</source>
        <translation>%1에는 epoch가 없어요. @step=N을 쓰세요</translation>
    </message>
    <message>
        <source>%1 has no value at %2; the nearest is at %3</source>
        <translation>%1에는 %2의 값이 없어요. 가장 가까운 곳: %3</translation>
    </message>
    <message>
        <source>`@%1` is none of %2</source>
        <translation>`@%1` 대신 다음 가운데 하나를 쓰세요: %2</translation>
    </message>
    <message>
        <source>%1 has no metric `%2` or any other; is the right file named?</source>
        <translation>%1에는 `%2` 지표가 없고 다른 지표도 없어요. 파일을 바르게 적었는지 확인하세요</translation>
    </message>
    <message>
        <source>%1 has no metric `%2`; it has %3</source>
        <translation>%1에는 `%2` 지표가 없어요. 있는 것: %3</translation>
    </message>
    <message>
        <source>%1 has no metric `%2`; did you mean `%3`?</source>
        <translation>%1에는 `%2` 지표가 없어요. `%3` 말인가요?</translation>
    </message>
    <message>
        <source>%1 of %2 has no finite value</source>
        <translation>%2의 %1에는 유한한 값이 없어요</translation>
    </message>
    <message>
        <source>no value of %1 is the best one, as it counts along; use @min, @max or @last</source>
        <translation>%1 값은 세어 나가기만 해서 가장 좋은 값이 없어요. @min, @max, @last를 쓰세요</translation>
    </message>
    <message>
        <source>`:%1` is none of %2</source>
        <translation>`:%1` 대신 다음 가운데 하나를 쓰세요: %2</translation>
    </message>
    <message>
        <source>there are no values to put together</source>
        <translation>모을 값이 없어요</translation>
    </message>
    <message>
        <source>a standard deviation needs at least two runs; there is one</source>
        <translation>표준편차에는 실험이 둘 넘게 필요한데 하나뿐이에요</translation>
    </message>
    <message>
        <source>`smooth` lies between 0 (as it is) and 0.99 (very smooth)</source>
        <translation>`smooth`는 0(그대로)에서 0.99(아주 완만하게) 사이예요</translation>
    </message>
    <message>
        <source>`height` lies between 80 and 2000 pixels</source>
        <translation>`height`는 80에서 2000픽셀 사이예요</translation>
    </message>
    <message>
        <source>this figure names no runs; add `runs:` with names, globs or paths</source>
        <translation>이 그림에는 실험이 없어요. `runs:`에 이름, 글롭, 경로를 적으세요</translation>
    </message>
    <message>
        <source>this figure names no metric; add `y:` with names or globs</source>
        <translation>이 그림에는 지표가 없어요. `y:`에 이름이나 글롭을 적으세요</translation>
    </message>
    <message>
        <source>this table names no runs; add `runs:` with names, globs or paths</source>
        <translation>이 표에는 실험이 없어요. `runs:`에 이름, 글롭, 경로를 적으세요</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1초</translation>
    </message>
    <message>
        <source>the best of %1 is not known, as nobody said whether less or more of it is better; name it under `metrics:` in yeonji.yaml, or use @min or @max</source>
        <translation>%1 값은 작을수록 좋은지 클수록 좋은지 알려 준 곳이 없어서 가장 좋은 값을 몰라요. yeonji.yaml의 `metrics:`에 적거나 @min이나 @max를 쓰세요</translation>
    </message>
    <message>
        <source>`runs: sft-3` and `y: eval_loss`</source>
        <translation>`runs: sft-3`, `y: eval_loss`</translation>
    </message>
    <message>
        <source>`runs: [&quot;sft-*&quot;, baseline]` and `columns: [learning_rate, eval_loss@best]`</source>
        <translation>`runs: [&quot;sft-*&quot;, baseline]`, `columns: [learning_rate, eval_loss@best]`</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1 %2번째 줄: %3</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Abscissa</name>
    <message>
        <source>%1 has no epochs; use x: step</source>
        <translation>%1에는 epoch가 없어요. x: step을 쓰세요</translation>
    </message>
    <message>
        <source>%1 has no times; use x: step</source>
        <translation>%1에는 시각이 없어요. x: step을 쓰세요</translation>
    </message>
    <message>
        <source>%1 has no metric `%2` for x</source>
        <translation>%1에는 x로 쓸 `%2` 지표가 없어요</translation>
    </message>
    <message>
        <source>%1 has no metric `%2` for x; did you mean `%3`?</source>
        <translation>%1에는 x로 쓸 `%2` 지표가 없어요. `%3` 말인가요?</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::BarResolver</name>
    <message>
        <source>there is nothing to draw: these runs have no points of %1</source>
        <translation>그릴 것이 없어요: 이 실험들에는 %1의 점이 없어요</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <comment>a group of runs</comment>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>%1 of %2 is NaN there</source>
        <translation>거기서 %2의 %1 값은 NaN이에요</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 of %2 are NaN or infinite and not counted</source>
        <translation>
            <numerusform>%2의 %1 값 %n개가 NaN이거나 무한대라서 세지 않았어요</numerusform>
        </translation>
    </message>
    <message>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are zero or below and have no place on a log axis</source>
        <translation>
            <numerusform>값 %n개가 0 이하라서 로그 축에 자리가 없어요</numerusform>
        </translation>
    </message>
    <message>
        <source>by metric</source>
        <translation>지표별</translation>
    </message>
    <message>
        <source>mean ± std</source>
        <translation>평균 ± 표준편차</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Collector</name>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>step</source>
        <translation>step</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>only the first %1 curves are drawn; name fewer metrics or runs</source>
        <translation>처음 %1개 곡선만 그렸어요. 지표나 실험을 줄여 주세요</translation>
    </message>
    <message>
        <source>no two of these runs differ only in `%1`; each is drawn alone</source>
        <translation>`%1`만 다른 실험이 없어서 따로따로 그렸어요</translation>
    </message>
    <message>
        <source>none of these runs has a metric `%1` or any other; is the right file named?</source>
        <translation>이 실험들에는 `%1` 지표가 없고 다른 지표도 없어요. 파일을 바르게 적었는지 확인하세요</translation>
    </message>
    <message>
        <source>none of these runs has a metric `%1`; they have %2</source>
        <translation>이 실험들에는 `%1` 지표가 없어요. 있는 것: %2</translation>
    </message>
    <message>
        <source>none of these runs has a metric `%1`; did you mean `%2`?</source>
        <translation>이 실험들에는 `%1` 지표가 없어요. `%2` 말인가요?</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 began anew %n time(s); each part is drawn</source>
        <translation>
            <numerusform>%2의 %1 곡선이 %n번 다시 시작했어요. 부분마다 그렸어요</numerusform>
        </translation>
    </message>
    <message>
        <source>the runs of %1 logged %2 at different steps; each is drawn alone</source>
        <translation>%1의 실험들이 %2 값을 서로 다른 스텝에 남겨서 따로따로 그렸어요</translation>
    </message>
    <message>
        <source>from step %1 on not all %2 runs of %3 have %4</source>
        <translation>%1스텝부터는 %3의 실험 %2개 가운데 %4 값이 없는 것이 있어요</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <comment>a group of runs</comment>
        <translation>%1 (n = %2)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 has %n value(s) that are NaN or infinite, first at %3</source>
        <translation>
            <numerusform>%2의 %1에 NaN이거나 무한대인 값이 %n개 있어요. 첫 스텝: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>there is nothing to draw: these runs have no points of %1</source>
        <translation>그릴 것이 없어요: 이 실험들에는 %1의 점이 없어요</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 in %2 are NaN or infinite, first at step %3; the mean is of the others</source>
        <translation>
            <numerusform>%2의 %1 가운데 NaN이거나 무한대인 값이 %n개 있어서(첫 스텝: %3) 나머지로 평균을 냈어요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Field</name>
    <message>
        <source>`%1` takes one value; write it on the same line</source>
        <translation>`%1`에는 값 하나를 같은 줄에 쓰세요</translation>
    </message>
    <message>
        <source>`%1` takes names; write them as in [a, b]</source>
        <translation>`%1`에는 이름을 [a, b]처럼 쓰세요</translation>
    </message>
    <message>
        <source>`%1` takes a name or a list of names, as in [a, b]</source>
        <translation>`%1`에는 이름 하나 또는 [a, b] 같은 목록을 쓰세요</translation>
    </message>
    <message>
        <source>`%1` is empty; name at least one</source>
        <translation>`%1` 칸이 비었어요. 하나는 적어 주세요</translation>
    </message>
    <message>
        <source>`%1` takes a number</source>
        <translation>`%1`에는 수를 쓰세요</translation>
    </message>
    <message>
        <source>`%1` is either true or false</source>
        <translation>`%1` 값은 true나 false예요</translation>
    </message>
    <message>
        <source>`%1` takes two numbers, the smaller one first, as in [0, 2.5]</source>
        <translation>`%1`에는 작은 수부터 두 수를 [0, 2.5]처럼 쓰세요</translation>
    </message>
    <message>
        <source>`%1` cannot be %2; it is one of %3</source>
        <translation>`%1` 값으로 %2 대신 다음 가운데 하나를 쓰세요: %3</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::HeatmapResolver</name>
    <message>
        <source>there is nothing to draw: these runs have no points of %1</source>
        <translation>그릴 것이 없어요: 이 실험들에는 %1의 점이 없어요</translation>
    </message>
    <message>
        <source>by metric</source>
        <translation>지표별</translation>
    </message>
    <message>
        <source>none of these runs has a parameter `%1`</source>
        <translation>이 실험들에는 `%1` 매개변수가 없어요</translation>
    </message>
    <message>
        <source>none of these runs has a parameter `%1`; did you mean `%2`?</source>
        <translation>이 실험들에는 `%1` 매개변수가 없어요. `%2`인가요?</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are zero or below and have no place on a log axis</source>
        <translation>
            <numerusform>값 %n개가 0 이하라서 로그 축에 자리가 없어요</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 NaN</source>
        <translation>NaN %1</translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <translation>%1: %2부터 %3까지</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::LineResolver</name>
    <message>
        <source>there is nothing to draw: no value lies on these axes</source>
        <translation>그릴 것이 없어요: 이 축에 드는 값이 없어요</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 are zero or below and have no place on a log axis</source>
        <translation>
            <numerusform>%1의 값 %n개가 0 이하라서 로그 축에 자리가 없어요</numerusform>
        </translation>
    </message>
    <message>
        <source>mean ± std</source>
        <translation>평균 ± 표준편차</translation>
    </message>
    <message>
        <source>smoothed %1</source>
        <translation>완만하게 %1</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>%1 NaN</source>
        <translation>NaN %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1, %2에서 %3까지</translation>
    </message>
    <message>
        <source>%1 over %2: %3</source>
        <translation>%2에 따른 %1: %3</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::ParallelResolver</name>
    <message>
        <source>parallel axes need two things to compare: these runs differ in no parameter; name more metrics</source>
        <translation>나란한 축에는 견줄 것이 둘은 있어야 해요. 이 실험들은 다른 매개변수가 없으니 지표를 더 적으세요</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) across %1</source>
        <translation>
            <numerusform>%1에 걸친 실험 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>these parameters differ too and are not drawn: %1</source>
        <translation>이 매개변수들도 다르지만 그리지 않았어요: %1</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Reader</name>
    <message>
        <source>a quote is not closed; end the name with &quot;</source>
        <translation>따옴표가 닫히지 않았어요. 이름 끝에 &quot;를 쓰세요</translation>
    </message>
    <message>
        <source>%1 is missing; write it as in {{sft-3 eval_loss@best}}</source>
        <translation>빠진 것이 있어요: %1. {{sft-3 eval_loss@best}}처럼 쓰세요</translation>
    </message>
    <message>
        <source>a name with `%1` needs double quotes, as in {{&quot;sft 3&quot; &quot;acc (norm)&quot;}}</source>
        <translation>이름에 `%1` 문자가 있으면 {{&quot;sft 3&quot; &quot;acc (norm)&quot;}}처럼 큰따옴표로 감싸세요</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Spec</name>
    <message>
        <source>this block needs lines such as %1</source>
        <translation>이 블록에는 %1 같은 줄이 필요해요</translation>
    </message>
    <message>
        <source>this block has no `%1`; it knows %2</source>
        <translation>이 블록이 모르는 항목이에요: `%1`. 쓸 수 있는 항목: %2</translation>
    </message>
    <message>
        <source>this block has no `%1`; did you mean `%2`?</source>
        <translation>이 블록이 모르는 항목이에요: `%1`. `%2` 말인가요?</translation>
    </message>
</context>
<context>
    <name>yeonji::figures::Table</name>
    <message>
        <source>%1 = %2 at step %3 · %4</source>
        <translation>%1 = %2, %3스텝 · %4</translation>
    </message>
    <message>
        <source>column `%1`: %2</source>
        <translation>`%1` 열: %2</translation>
    </message>
    <message>
        <source>no run here has a parameter or metric `%1`; did you mean `%2`?</source>
        <translation>여기 실험에는 `%1` 설정이나 지표가 없어요. `%2` 말인가요?</translation>
    </message>
    <message>
        <source>only %1 of %2 columns are shown; name those you want</source>
        <translation>열 %2개 가운데 %1개만 보여요. 볼 열을 적으세요</translation>
    </message>
    <message>
        <source>run</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>no run here has a parameter or metric `%1`; correct its name, or leave this column away</source>
        <translation>여기 실험에는 `%1` 설정이나 지표가 없어요. 이름을 고치거나 이 열을 빼 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::importing</name>
    <message>
        <source>this is not text in UTF-8; save it as UTF-8 and bring it in again</source>
        <translation>UTF-8 글이 아니에요. UTF-8로 저장한 뒤 다시 들여오세요</translation>
    </message>
    <message>
        <source>there is nothing under this name; check it</source>
        <translation>이 이름으로는 아무것도 없어요. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>only plain text and Markdown can be brought in; name .txt or .md files</source>
        <translation>일반 글과 Markdown만 들여올 수 있어요. .txt나 .md 파일을 적어 주세요</translation>
    </message>
    <message>
        <source>there is no text in it; name .txt or .md files or a folder of them</source>
        <translation>글이 없어요. .txt나 .md 파일, 또는 그런 폴더를 적으세요</translation>
    </message>
</context>
<context>
    <name>yeonji::pages</name>
    <message>
        <source>this notebook is empty: the file holds no text</source>
        <translation>빈 노트북이에요: 파일에 글이 없어요</translation>
    </message>
    <message>
        <source>the file breaks here: %1; what stands before it is shown</source>
        <translation>파일이 여기서 깨졌어요: %1. 그 앞까지 보여 줘요</translation>
    </message>
    <message>
        <source>this is no notebook: it has no list of cells</source>
        <translation>노트북이 아니에요: cells 목록이 없어요</translation>
    </message>
    <message>
        <source>some bytes are not UTF-8; they are shown as �</source>
        <translation>UTF-8이 아닌 바이트는 �로 보여요</translation>
    </message>
    <message>
        <source>refused: it lies outside the project&apos;s folder</source>
        <translation>열지 않았어요: 프로젝트 폴더 밖에 있어요</translation>
    </message>
    <message>
        <source>refused: it is not a regular file</source>
        <translation>열지 않았어요: 보통 파일이 아니에요</translation>
    </message>
    <message>
        <source>refused: it is larger than 64 MB</source>
        <translation>열지 않았어요: 64MB보다 커요</translation>
    </message>
    <message>
        <source>the picture cannot be read; check its permissions</source>
        <translation>그림을 읽을 수 없어요. 권한을 확인하세요</translation>
    </message>
    <message>
        <source>refused: it is not a picture this page can show</source>
        <translation>열지 않았어요: 이 페이지가 보여 줄 수 있는 그림이 아니에요</translation>
    </message>
    <message>
        <source>this picture is larger than %1 MB; download it yourself</source>
        <translation>그림이 %1MB보다 커요. 직접 내려받으세요</translation>
    </message>
    <message>
        <source>this picture cannot be fetched (%1); try again later</source>
        <translation>그림을 가져올 수 없어요(%1). 나중에 다시 해 보세요</translation>
    </message>
    <message>
        <source>what came from there is no picture; open the address in a browser</source>
        <translation>거기서 온 것은 그림이 아니에요. 브라우저에서 주소를 열어 보세요</translation>
    </message>
    <message>
        <source>refused: it leads out of the project&apos;s folder</source>
        <translation>열지 않았어요: 프로젝트 폴더 밖이에요</translation>
    </message>
    <message>
        <source>yeonji: running as root, so pages are drawn without Chromium&apos;s sandbox</source>
        <translation>yeonji: root로 실행해서 Chromium의 샌드박스 없이 페이지를 그려요</translation>
    </message>
    <message>
        <source>Marp reads none of this front matter: %1</source>
        <translation>Marp가 이 머리 정보를 하나도 읽지 않아요: %1</translation>
    </message>
    <message>
        <source>this is shown as a text and not as slides; write marp: true in its front matter</source>
        <translation>발표 자료가 아니라 글로 보여요. 머리 정보에 marp: true를 쓰세요</translation>
    </message>
    <message>
        <source>the picture is not there; put it there or correct its path</source>
        <translation>그림이 없어요. 그림을 그 자리에 두거나 경로를 고치세요</translation>
    </message>
    <message>
        <source>the file is not there; put it there or correct its path</source>
        <translation>파일이 없어요. 그 자리에 두거나 경로를 고쳐 주세요</translation>
    </message>
    <message>
        <source>the file cannot be read; check its permissions</source>
        <translation>파일을 읽을 수 없어요. 권한을 확인해 주세요</translation>
    </message>
    <message>
        <source>refused: it is neither video nor sound</source>
        <translation>열지 않았어요: 동영상도 소리도 아니에요</translation>
    </message>
</context>
<context>
    <name>yeonji::pages::PageView</name>
    <message>
        <source>the page was closed</source>
        <translation>페이지가 닫혔어요</translation>
    </message>
</context>
<context>
    <name>yeonji::pages::Remote</name>
    <message>
        <source>only pictures of http and https addresses are fetched</source>
        <translation>http와 https 주소의 그림만 가져와요</translation>
    </message>
</context>
<context>
    <name>yeonji::pictures</name>
    <message>
        <source>the clipboard&apos;s picture cannot be read; copy it again</source>
        <translation>클립보드의 그림을 읽을 수 없어요. 다시 복사하세요</translation>
    </message>
    <message>
        <source>the picture cannot be read (%1)</source>
        <translation>그림을 읽을 수 없어요(%1)</translation>
    </message>
    <message>
        <source>the picture cannot be drawn; save it as PNG or JPEG</source>
        <translation>그림을 그릴 수 없어요. PNG나 JPEG로 저장하세요</translation>
    </message>
</context>
<context>
    <name>yeonji::project</name>
    <message>
        <source>this file must hold lines such as title: My lab</source>
        <translation>이 파일에는 title: 우리 연구실 같은 줄이 있어야 해요</translation>
    </message>
    <message>
        <source>a file of this name is in the way; choose another name</source>
        <translation>같은 이름의 파일이 있어요. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>this folder is not empty; choose a new one</source>
        <translation>빈 폴더가 아니에요. 새 폴더를 고르세요</translation>
    </message>
    <message>
        <source>there is no such file or folder; check the name</source>
        <translation>그런 파일이나 폴더가 없어요. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>this folder cannot be read; check its permissions</source>
        <translation>이 폴더를 읽을 수 없어요. 권한을 확인하세요</translation>
    </message>
    <message>
        <source>this folder is a project already; open it</source>
        <translation>이미 프로젝트예요. 열면 돼요</translation>
    </message>
    <message>
        <source>this folder cannot be made; check the permissions</source>
        <translation>폴더를 만들 수 없어요. 권한을 확인하세요</translation>
    </message>
    <message>
        <source>this copy of the program carries no sample project; install it anew</source>
        <translation>이 프로그램에는 견본 프로젝트가 없어요. 다시 설치하세요</translation>
    </message>
    <message>
        <source>only what lies in a project can be thrown away from here; use the system&apos;s files</source>
        <translation>여기서는 프로젝트 안에 있는 것만 버릴 수 있어요. 시스템의 파일 관리자를 쓰세요</translation>
    </message>
    <message>
        <source>something of this name is there again; rename it first</source>
        <translation>같은 이름이 다시 생겼어요. 그 이름부터 바꾸세요</translation>
    </message>
    <message>
        <source>a project needs a folder; name one</source>
        <translation>프로젝트에는 폴더가 있어야 해요. 폴더 이름을 적어 주세요</translation>
    </message>
    <message>
        <source>the current folder is gone; change into one that is there</source>
        <translation>지금 있는 폴더가 사라졌어요. 있는 폴더로 옮겨 가세요</translation>
    </message>
    <message>
        <source>git is not installed; install it to commit</source>
        <translation>git이 설치되어 있지 않아요. 커밋하려면 설치해 주세요</translation>
    </message>
    <message>
        <source>this folder is in no git repository; make it one with `git init`</source>
        <translation>이 폴더는 git 저장소가 아니에요. `git init`으로 만들어 주세요</translation>
    </message>
    <message>
        <source>git does not know who you are; tell it with `git config --global user.name` and `user.email`</source>
        <translation>git이 누구인지 몰라요. `git config --global user.name`과 `user.email`로 알려 주세요</translation>
    </message>
    <message>
        <source>git says: %1</source>
        <translation>git이 말하기를: %1</translation>
    </message>
    <message>
        <source>this repository names programs of its own to run (filters); commit on the command line if you trust them</source>
        <translation>이 저장소가 따로 실행할 프로그램(필터)을 정해 두었어요. 믿는다면 명령줄에서 커밋해 주세요</translation>
    </message>
    <message>
        <source>this folder is gone; open it where it is now</source>
        <translation>이 폴더가 사라졌어요. 지금 있는 곳에서 여세요</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈췄어요</translation>
    </message>
    <message>
        <source>the list of files cannot be written for git; make room in the folder for temporary files</source>
        <translation>git에 넘길 파일 목록을 쓸 수 없어요. 임시 파일 폴더에 자리를 만드세요</translation>
    </message>
    <message>
        <source>this is not UTF-8; save it as UTF-8 first</source>
        <translation>UTF-8이 아니에요. 먼저 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>the folder cannot be put here; choose another place</source>
        <translation>폴더를 여기에 둘 수 없어요. 다른 곳을 고르세요</translation>
    </message>
    <message>
        <source>this is not a text file; name one that is</source>
        <translation>글 파일이 아니에요. 글 파일을 적어 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::project::ConfigReader</name>
    <message>
        <source>day_starts must be a time such as 05:00</source>
        <translation>day_starts에는 05:00 같은 시각을 쓰세요</translation>
    </message>
    <message>
        <source>metrics must name for each metric whether min or max is best</source>
        <translation>metrics에는 지표마다 min이나 max를 적으세요</translation>
    </message>
    <message>
        <source>a metric is best at its min or its max; write one of the two</source>
        <translation>min이나 max 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”; use %3</source>
        <translation>%1에는 “%2”를 쓸 수 없어요. %3 가운데 하나를 적어 주세요</translation>
    </message>
    <message>
        <source>%1 must be a plain text; write it behind the colon, without brackets</source>
        <translation>%1에는 글을 쓰세요. 콜론 뒤에 괄호 없이 적으면 돼요</translation>
    </message>
    <message>
        <source>%1 must be a list of folders; write it as in [../data, /mnt/runs]</source>
        <translation>%1에는 폴더 목록을 쓰세요. [../data, /mnt/runs]처럼 적으면 돼요</translation>
    </message>
</context>
<context>
    <name>yeonji::project::DocumentFile</name>
    <message>
        <source>Line %1 of this file is too long to be shown whole, so it is shown for reading only; break it into shorter lines.</source>
        <translation>%1번째 줄이 너무 길어 다 보여 줄 수 없어서 읽기만 할 수 있어요. 줄을 나누세요.</translation>
    </message>
    <message>
        <source>Some bytes of this file are not UTF-8, so it is shown for reading only; convert it to UTF-8 to write in it.</source>
        <translation>UTF-8이 아닌 바이트가 있어서 읽기만 할 수 있어요. 쓰려면 UTF-8로 바꾸세요.</translation>
    </message>
    <message>
        <source>This file may not be written to, so it is shown for reading only; change its permissions to write in it.</source>
        <translation>쓸 수 없는 파일이라 읽기만 할 수 있어요. 쓰려면 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>this file is shown for reading only; save a copy elsewhere</source>
        <translation>읽기만 할 수 있는 파일이에요. 다른 곳에 사본을 저장하세요</translation>
    </message>
    <message>
        <source>this file was changed by another program; choose which text to keep</source>
        <translation>다른 프로그램이 파일을 바꿨어요. 어느 글을 남길지 고르세요</translation>
    </message>
    <message>
        <source>another program wrote bytes into it that are not UTF-8; what is here is not saved over them</source>
        <translation>다른 프로그램이 UTF-8이 아닌 바이트를 썼어요. 그 위에 덮어쓰지 않았어요</translation>
    </message>
    <message>
        <source>the folder of this file is gone; bring it back and save again, or copy the text elsewhere</source>
        <translation>이 파일이 있던 폴더가 사라졌어요. 폴더를 되돌리고 다시 저장하거나, 글을 다른 곳에 복사하세요</translation>
    </message>
</context>
<context>
    <name>yeonji::project::History</name>
    <message>
        <source>this earlier text is no longer kept; choose another</source>
        <translation>이 지난 글은 더 남아 있지 않아요. 다른 것을 고르세요</translation>
    </message>
    <message>
        <source>this earlier text is damaged; choose another</source>
        <translation>이 지난 글은 망가졌어요. 다른 것을 고르세요</translation>
    </message>
</context>
<context>
    <name>yeonji::project::Lock</name>
    <message>
        <source>this project is open for writing in another window (%1 on %2); close it there to write here</source>
        <translation>이 프로젝트는 다른 창(%2의 %1)에서 쓰고 있어요. 여기서 쓰려면 그 창을 닫으세요</translation>
    </message>
    <message>
        <source>this project is open for writing in another window; close it there to write here</source>
        <translation>이 프로젝트는 다른 창에서 쓰고 있어요. 여기서 쓰려면 그 창을 닫으세요</translation>
    </message>
    <message>
        <source>this project was opened for writing on another machine (%1 on %2), which may have gone without closing it; close it there, or take it over</source>
        <translation>이 프로젝트는 다른 기기(%2의 %1)에서 쓰려고 열었고, 닫지 못한 채 꺼졌을 수도 있어요. 그 기기에서 닫거나 여기로 넘겨받으세요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs</name>
    <message>
        <source>this is no table of numbers; a CSV file with a header line is</source>
        <translation>수의 표가 아니에요. 머리줄이 있는 CSV 파일이어야 해요</translation>
    </message>
    <message>
        <source>this file is empty; wait until something was written into it</source>
        <translation>빈 파일이에요. 내용이 쓰일 때까지 기다리세요</translation>
    </message>
    <message>
        <source>this file cannot be read; check its permissions</source>
        <translation>이 파일을 읽을 수 없어요. 권한을 확인해 주세요</translation>
    </message>
    <message>
        <source>there is no such file or folder; check the name</source>
        <translation>그런 파일이나 폴더가 없어요. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>this is not a regular file; copy it into one first</source>
        <translation>보통 파일이 아니에요. 먼저 파일로 복사하세요</translation>
    </message>
    <message>
        <source>this folder cannot be read; check its permissions</source>
        <translation>이 폴더를 읽을 수 없어요. 권한을 확인하세요</translation>
    </message>
    <message>
        <source>reading was cancelled</source>
        <translation>읽기를 멈췄어요</translation>
    </message>
    <message>
        <source>this file is empty; the trainer did not write it whole</source>
        <translation>빈 파일이에요. 학습이 다 쓰지 못했어요</translation>
    </message>
    <message>
        <source>there is no trainer_state.json here</source>
        <translation>여기에는 trainer_state.json이 없어요</translation>
    </message>
    <message>
        <source>%1; what stands before was read</source>
        <translation>%1. 그 앞까지는 읽었어요</translation>
    </message>
    <message>
        <source>this is no notebook; a notebook is a JSON object with cells</source>
        <translation>노트북이 아니에요. 노트북은 cells가 있는 JSON이에요</translation>
    </message>
    <message>
        <source>some bytes are no UTF-8 and are shown as �; save the notebook again</source>
        <translation>UTF-8이 아닌 바이트는 �로 보여요. 노트북을 다시 저장하세요</translation>
    </message>
    <message>
        <source>cell %1 ended with %2</source>
        <translation>%1번 셀이 오류로 끝났어요: %2</translation>
    </message>
    <message>
        <source>%1 is NaN or infinite at %2 of %3 points, first at step %4</source>
        <translation>%1: 점 %3개 가운데 %2개가 NaN이나 무한대예요. 처음은 %4스텝이에요</translation>
    </message>
    <message>
        <source>further metrics with values that are NaN or infinite: %1</source>
        <translation>NaN이거나 무한대인 값이 있는 다른 지표: %1</translation>
    </message>
    <message>
        <source>the steps start over (restarts: %1), first from %2 back to %3; each part is drawn by itself</source>
        <translation>스텝이 다시 시작해요(%1번). 처음은 %2에서 %3까지 되돌아가요. 부분마다 따로 그렸어요</translation>
    </message>
    <message>
        <source>this is no experiment file; CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&amp;B, MLflow, JUnit, logs and notebooks are</source>
        <translation>실험 파일이 아니에요. CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&amp;B, MLflow, JUnit, 로그, 노트북을 고르세요</translation>
    </message>
    <message>
        <source>no run was written into this file so far; wait until one is</source>
        <translation>이 파일에는 아직 실험이 없어요. 쓰일 때까지 기다리세요</translation>
    </message>
    <message>
        <source>there is no run in this folder; CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&amp;B, MLflow, JUnit, logs and notebooks are runs</source>
        <translation>이 폴더에는 실험이 없어요. CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&amp;B, MLflow, JUnit, 로그, 노트북이 실험이에요</translation>
    </message>
    <message>
        <source>this file cannot be read (%1); check its permissions</source>
        <translation>이 파일을 읽을 수 없어요(%1). 권한을 확인하세요</translation>
    </message>
    <message>
        <source>the header at byte 0 claims more bytes than the file has; copy the weights again</source>
        <translation>0바이트의 머리 부분이 파일보다 긴 길이를 말해요. 가중치를 다시 복사하세요</translation>
    </message>
    <message>
        <source>the header is no JSON; copy the weights again</source>
        <translation>머리 부분이 JSON이 아니에요. 가중치를 다시 복사하세요</translation>
    </message>
    <message>
        <source>the weights end at byte %1 of %2; the file is cut off, copy it again</source>
        <translation>가중치가 %2바이트 가운데 %1바이트에서 끝나요. 파일이 잘렸으니 다시 복사하세요</translation>
    </message>
    <message>
        <source>nothing in this folder describes a model; config.json does</source>
        <translation>이 폴더에는 모델을 설명하는 파일이 없어요. config.json이 있어야 해요</translation>
    </message>
    <message>
        <source>this is no state of a trainer; one is a JSON object with log_history</source>
        <translation>학습 상태 파일이 아니에요. log_history가 있는 JSON 객체여야 해요</translation>
    </message>
    <message>
        <source>%1; copy the file again</source>
        <translation>%1. 파일을 다시 복사하세요</translation>
    </message>
    <message>
        <source>the best checkpoint, %1, is not here any more; the weights it names cannot be used again</source>
        <translation>가장 좋은 체크포인트가 여기 남아 있지 않아요: %1. 그 가중치는 다시 쓸 수 없어요</translation>
    </message>
    <message>
        <source>the XML breaks here (%1); what stands before was read</source>
        <translation>XML이 여기서 깨져요(%1). 그 앞까지 읽었어요</translation>
    </message>
    <message>
        <source>%1 is NaN or infinite</source>
        <translation>%1 값이 NaN이나 무한대예요</translation>
    </message>
    <message>
        <source>these are no results of lm-eval; they have `results` by task</source>
        <translation>lm-eval 결과가 아니에요. 과제별 `results`가 있어야 해요</translation>
    </message>
    <message>
        <source>lines that are no JSON object, left out: %1</source>
        <translation>JSON 객체가 아니라 뺀 줄: %1</translation>
    </message>
    <message>
        <source>the database stops here (%1); what came before was read</source>
        <translation>데이터베이스가 여기서 멈춰요(%1). 그 앞까지 읽었어요</translation>
    </message>
    <message>
        <source>there is no run %1 in this database any more</source>
        <translation>이 데이터베이스에는 이제 %1 실험이 없어요</translation>
    </message>
    <message>
        <source>this database keeps %1 runs; name one of them</source>
        <translation>이 데이터베이스에는 실험이 %1개 있어요. 하나를 고르세요</translation>
    </message>
    <message>
        <source>this is no JSON object, and nothing of it was read</source>
        <translation>JSON 객체가 아니라서 아무것도 읽지 않았어요</translation>
    </message>
    <message>
        <source>the tokenizer ends an answer with %1 (%2), but the model stops at %3 and will not stop; add %2 to eos_token_id</source>
        <translation>토크나이저는 답을 %1(%2) 토큰으로 끝내는데 모델은 %3에서 멈춰서, 생성이 끝나지 않아요. eos_token_id에 %2도 더하세요</translation>
    </message>
    <message>
        <source>%1 is both the end of an answer and the padding; a training that masks the padding does not learn to stop</source>
        <translation>%1 토큰은 답의 끝이면서 패딩이에요. 패딩을 가리고 학습하면 멈추는 법을 배우지 못해요</translation>
    </message>
    <message>
        <source>run-….wandb, which holds the curves of this run, is not here, and only the last values are shown; copy it from where the run was written</source>
        <translation>이 실험의 곡선이 담긴 run-….wandb가 여기 없어서 마지막 값만 보여요. 실험을 기록한 곳에서 그 파일을 복사해 오세요</translation>
    </message>
    <message>
        <source>there is no run-….wandb here; name the folder it lies in</source>
        <translation>여기에는 run-….wandb가 없어요. 그 파일이 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the run recorded nothing; it was ended before it began</source>
        <translation>실험에 기록된 것이 없어요. 시작하기 전에 끝났어요</translation>
    </message>
    <message>
        <source>this file was replaced while it was read; try again</source>
        <translation>읽는 동안 파일이 바뀌었어요. 다시 해 보세요</translation>
    </message>
    <message>
        <source>somebody is writing into this database; try again in a moment</source>
        <translation>누군가 이 데이터베이스에 쓰고 있어요. 잠시 뒤에 다시 해 보세요</translation>
    </message>
    <message>
        <source>this database cannot be read; it is damaged, copy it again</source>
        <translation>데이터베이스를 읽을 수 없어요. 손상되었으니 다시 복사하세요</translation>
    </message>
    <message>
        <source>the table %1 has no column %2: this database is of a version of MLflow that is not known; export its runs into files</source>
        <translation>%1 표에 %2 열이 없어요. 알지 못하는 버전의 MLflow 데이터베이스예요. 실험을 파일로 내보내세요</translation>
    </message>
    <message>
        <source>%1 is not known to ssh yet; connect once by hand: ssh %2</source>
        <translation>ssh에 아직 등록되지 않은 컴퓨터예요(%1). 터미널에서 한 번 연결하세요: ssh %2</translation>
    </message>
    <message>
        <source>%1 asks for a password; let it know your key: ssh-copy-id %2</source>
        <translation>비밀번호를 묻는 컴퓨터예요(%1). 키를 등록하세요: ssh-copy-id %2</translation>
    </message>
    <message>
        <source>rsync is missing on %1; install it there</source>
        <translation>%1에 rsync가 없어요. 그곳에 설치하세요</translation>
    </message>
    <message>
        <source>the disk of your cache is full; free some space</source>
        <translation>캐시가 있는 디스크가 가득 찼어요. 자리를 비우세요</translation>
    </message>
    <message>
        <source>there is no folder %1 on %2, or it cannot be read; correct the address</source>
        <translation>%2에 %1 폴더가 없거나 읽을 수 없어요. 주소를 고치세요</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1에 연결할 수 없어요</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1에 연결할 수 없어요: %2</translation>
    </message>
    <message>
        <source>%1 is not installed here, and runs on %2 are followed through it; install it</source>
        <translation>이 컴퓨터에 %1 프로그램이 없어요. %2의 실험을 따라가려면 설치하세요</translation>
    </message>
    <message>
        <source>this folder cannot be made; check the permissions</source>
        <translation>폴더를 만들 수 없어요. 권한을 확인하세요</translation>
    </message>
    <message>
        <source>no line of this file is a JSON object; a JSONL log has one on each</source>
        <translation>이 파일에는 JSON 객체인 줄이 하나도 없어요. JSONL 기록에는 한 줄에 하나씩 있어요</translation>
    </message>
    <message>
        <source>this folder was replaced while it was read; try again</source>
        <translation>읽는 동안 폴더가 바뀌었어요. 다시 해 보세요</translation>
    </message>
    <message>
        <source>this file has no run %1; it has %2</source>
        <translation>이 파일에 %1 실험이 없어요. 있는 것: %2</translation>
    </message>
    <message>
        <source>shapes that need more bytes than the file gives them, not counted: %1, the first of %2; copy the weights again</source>
        <translation>파일에 담긴 바이트보다 큰 모양이라 세지 않은 것: %1개, 처음은 %2. 가중치를 다시 복사해 주세요</translation>
    </message>
    <message>
        <source>an element has more than %1 attributes; what stands before was read</source>
        <translation>속성이 %1개를 넘는 요소가 있어요. 그 앞까지 읽었어요</translation>
    </message>
    <message>
        <source>%1 holds other numbers than the event files beside it and is not shown here; open it by itself</source>
        <translation>%1에 옆의 이벤트 파일과 다른 값이 들어 있어 여기에는 보이지 않아요. 따로 열어 보세요</translation>
    </message>
    <message>
        <source>the event files in %1 hold other points than this run and are not shown here: they are of another training, or of one that has no checkpoint yet; open that folder by itself</source>
        <translation>%1 폴더의 이벤트 파일에는 이 실험과 다른 점들이 있어 여기에는 보이지 않아요. 다른 학습이거나 아직 체크포인트가 없는 학습이에요. 그 폴더를 따로 열어 보세요</translation>
    </message>
    <message>
        <source>these results hold no number; name a file that does</source>
        <translation>이 결과 파일에는 숫자가 없어요. 숫자가 들어 있는 파일을 골라 주세요</translation>
    </message>
    <message>
        <source>this name is not UTF-8 and cannot be opened; rename it</source>
        <translation>이름이 UTF-8이 아니라 열 수 없어요. 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>%1 on %2 is a file; name the folder it lies in</source>
        <translation>%2에서 %1 자리에는 파일이 있어요. 그 파일이 든 폴더를 적으세요</translation>
    </message>
    <message>
        <source>the last line is cut off; what stands before was read</source>
        <translation>마지막 줄이 잘렸어요. 그 앞까지는 읽었어요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::Chunks</name>
    <message>
        <source>there is no such file; check the name</source>
        <translation>그런 파일이 없어요. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>this is not a regular file; copy it into one first</source>
        <translation>보통 파일이 아니에요. 먼저 파일로 복사하세요</translation>
    </message>
    <message>
        <source>this file cannot be read (%1); check its permissions</source>
        <translation>이 파일을 읽을 수 없어요(%1). 권한을 확인하세요</translation>
    </message>
    <message>
        <source>reading was cancelled</source>
        <translation>읽기를 멈췄어요</translation>
    </message>
    <message>
        <source>reading stopped (%1); try again</source>
        <translation>읽다가 멈췄어요(%1). 다시 해 보세요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::CsvReader</name>
    <message>
        <source>a quoted cell begins here and never ends; quotes are read as letters from here on</source>
        <translation>여기서 시작한 따옴표가 끝나지 않아요. 여기부터 따옴표를 글자로 읽었어요</translation>
    </message>
    <message>
        <source>this line has more than 64 MB; the file was read up to it</source>
        <translation>이 줄이 64MB를 넘어서 그 앞까지 읽었어요</translation>
    </message>
    <message>
        <source>the last line is cut off; what stands before was read</source>
        <translation>마지막 줄이 잘렸어요. 그 앞까지는 읽었어요</translation>
    </message>
    <message>
        <source>cells of the column %1 that are no numbers, left out: %2</source>
        <translation>%1 열에서 수가 아니라 뺀 칸: %2</translation>
    </message>
    <message>
        <source>rows with more cells than the table has columns, the surplus left out: %1</source>
        <translation>열보다 칸이 많아 넘치는 칸을 뺀 줄: %1</translation>
    </message>
    <message>
        <source>the header is not UTF-8, and some letters of it cannot be read; save the file as UTF-8</source>
        <translation>머리글이 UTF-8이 아니라서 읽을 수 없는 글자가 있어요. UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>the header is not UTF-8 and was read as Korean Windows; if that is wrong, save the file as UTF-8</source>
        <translation>머리글이 UTF-8이 아니라서 한국어 Windows(CP949)로 읽었어요. 틀렸으면 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>lines with NUL bytes, as a crash leaves them; what stands around these was read: %1</source>
        <translation>컴퓨터가 꺼지면서 NUL 바이트로 채워진 줄이 있어요. 그 앞뒤는 읽었어요: %1줄</translation>
    </message>
    <message>
        <source>the table has %1 columns, of which the first %2 were read</source>
        <translation>열이 %1개인 표라서 앞의 %2개만 읽었어요</translation>
    </message>
    <message>
        <source>lines with more than %1 different members, the surplus left out: %2</source>
        <translation>서로 다른 항목이 %1개를 넘어 넘치는 항목을 뺀 줄: %2</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::EventFile</name>
    <message>
        <source>damaged records: %1, the first at byte %2; what is readable around them was read</source>
        <translation>손상된 기록: %1개, 처음은 %2바이트. 그 앞뒤에서 읽을 수 있는 것은 읽었어요</translation>
    </message>
    <message>
        <source>the last record, at byte %1, is cut off; it may still be being written</source>
        <translation>마지막 기록(%1바이트)이 잘렸어요. 아직 쓰는 중일 수 있어요</translation>
    </message>
    <message>
        <source>the record at byte %1 claims more bytes than the file has; it was left out</source>
        <translation>%1바이트의 기록이 파일보다 길다고 해서 뺐어요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::EventTail</name>
    <message>
        <source>this event file is empty; wait until something was written into it</source>
        <translation>빈 이벤트 파일이에요. 무언가 쓰일 때까지 기다리세요</translation>
    </message>
    <message>
        <source>no record of this event file can be read; copy it again</source>
        <translation>이 이벤트 파일의 기록을 하나도 읽을 수 없어요. 다시 복사하세요</translation>
    </message>
    <message>
        <source>texts and pictures beyond the first %1, left out: %2</source>
        <translation>처음 %1개 다음의 글과 그림 %2개는 뺐어요</translation>
    </message>
    <message>
        <source>there are more than %1 metrics; values of the further ones, left out: %2</source>
        <translation>지표가 %1개를 넘어요. 그 뒤의 지표에서 뺀 값: %2개</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::History</name>
    <message>
        <source>rows with more than %1 different members, the surplus left out: %2</source>
        <translation>서로 다른 항목이 %1개를 넘어 넘치는 항목을 뺀 행: %2</translation>
    </message>
    <message>
        <source>rows of the history that are no objects, left out: %1</source>
        <translation>기록에서 객체가 아니어서 뺀 행: %1개</translation>
    </message>
    <message>
        <source>values of %1 that are no numbers, left out: %2</source>
        <translation>%1의 값 가운데 수가 아니어서 뺀 것: %2</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::JsonlReader</name>
    <message>
        <source>this line has more than 64 MB; the file was read up to it</source>
        <translation>이 줄이 64MB를 넘어서 그 앞까지 읽었어요</translation>
    </message>
    <message>
        <source>the last line is cut off; what stands before was read</source>
        <translation>마지막 줄이 잘렸어요. 그 앞까지는 읽었어요</translation>
    </message>
    <message>
        <source>lines that are no JSON object, left out: %1</source>
        <translation>JSON 객체가 아니라 뺀 줄: %1</translation>
    </message>
    <message>
        <source>values of %1 that are no numbers, left out: %2</source>
        <translation>%1의 값 가운데 수가 아니어서 뺀 것: %2</translation>
    </message>
    <message>
        <source>lines with more than %1 different members, the surplus left out: %2</source>
        <translation>서로 다른 항목이 %1개를 넘어 넘치는 항목을 뺀 줄: %2</translation>
    </message>
    <message>
        <source>the values of %1 are texts or lists and were left out; a metric is one number</source>
        <translation>%1의 값이 글이나 목록이라 뺐어요. 지표는 수 하나여야 해요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::LogReader</name>
    <message>
        <source>lines with more than 64 KB, of which only the beginning was read: %1</source>
        <translation>64KB가 넘어 앞부분만 읽은 줄: %1</translation>
    </message>
    <message>
        <source>the log names more than %1 metrics; values of the further ones, left out: %2</source>
        <translation>로그에 이름 있는 지표가 %1개를 넘어요. 그 뒤의 지표에서 뺀 값: %2개</translation>
    </message>
    <message>
        <source>several processes wrote into this log; of each metric the values of one are shown, those of the others are left out: %1</source>
        <translation>여러 프로세스가 이 로그에 썼어요. 지표마다 한 프로세스의 값을 보이고, 나머지의 값은 뺐어요: %1개</translation>
    </message>
    <message>
        <source>numbers with a comma in a log that writes points, left out: %1</source>
        <translation>소수점을 쓰는 로그에 쉼표로 적혀 있어서 뺀 수: %1개</translation>
    </message>
    <message>
        <source>lines with NUL bytes, as a crash leaves them; what stands around these was read: %1</source>
        <translation>컴퓨터가 꺼지면서 NUL 바이트로 채워진 줄이 있어요. 그 앞뒤는 읽었어요: %1줄</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::LogTail</name>
    <message>
        <source>this line has more than 16 MB and was left out</source>
        <translation>이 줄은 16 MB를 넘어서 뺐어요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::MetricFile</name>
    <message>
        <source>reading was cancelled</source>
        <translation>읽기를 멈췄어요</translation>
    </message>
    <message>
        <source>this file cannot be read (%1); check its permissions</source>
        <translation>이 파일을 읽을 수 없어요(%1). 권한을 확인하세요</translation>
    </message>
    <message>
        <source>lines that are no time and value, left out: %1</source>
        <translation>시각과 값이 아니어서 뺀 줄: %1개</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::MlflowTail</name>
    <message>
        <source>this file is empty or no YAML; how the run ended is not known</source>
        <translation>빈 파일이거나 YAML이 아니에요. 실험이 어떻게 끝났는지 알 수 없어요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::MllogReader</name>
    <message>
        <source>this line has more than 64 MB; the file was read up to it</source>
        <translation>이 줄이 64MB를 넘어서 그 앞까지 읽었어요</translation>
    </message>
    <message>
        <source>lines that are no JSON object, left out: %1</source>
        <translation>JSON 객체가 아니라 뺀 줄: %1</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::Remote</name>
    <message>
        <source>this names no host; write ssh://host/folder</source>
        <translation>컴퓨터 이름이 없어요. ssh://컴퓨터/폴더 꼴로 쓰세요</translation>
    </message>
    <message>
        <source>this names no user; write ssh://user@host/folder</source>
        <translation>사용자 이름이 없어요. ssh://사용자@컴퓨터/폴더 꼴로 쓰세요</translation>
    </message>
    <message>
        <source>a port is a number from 1 to 65535</source>
        <translation>포트는 1부터 65535까지의 수예요</translation>
    </message>
    <message>
        <source>a folder&apos;s name here may hold no line end or other control character</source>
        <translation>여기 쓰는 폴더 이름에는 줄바꿈이나 제어 문자를 넣을 수 없어요</translation>
    </message>
    <message>
        <source>this names no folder; write ssh://host/folder</source>
        <translation>폴더 이름이 없어요. ssh://컴퓨터/폴더 꼴로 쓰세요</translation>
    </message>
    <message>
        <source>links on %1 are not followed: %2; name the folder that one leads to as an address of its own</source>
        <translation>%1에 있는 링크는 따라가지 않아요: %2. 링크가 가리키는 폴더를 주소로 따로 적으세요</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::Suites</name>
    <message>
        <source>further tests that failed: %1</source>
        <translation>그 밖에 실패한 시험: %1개</translation>
    </message>
    <message>
        <source>tests that failed and are not named in this file: %1</source>
        <translation>실패했지만 이 파일에 이름이 없는 시험: %1개</translation>
    </message>
    <message>
        <source>the test %1 failed</source>
        <translation>%1 시험이 실패했어요</translation>
    </message>
    <message>
        <source>the test %1 failed: %2</source>
        <translation>%1 시험이 실패했어요: %2</translation>
    </message>
</context>
<context>
    <name>yeonji::runs::WandbReader</name>
    <message>
        <source>this is no W&amp;B run; its file begins with :W&amp;B</source>
        <translation>W&amp;B 실험이 아니에요. 그 파일은 :W&amp;B로 시작해요</translation>
    </message>
    <message>
        <source>damaged records: %1, the first at byte %2; what is readable around them was read</source>
        <translation>손상된 기록: %1개, 처음은 %2바이트. 그 앞뒤에서 읽을 수 있는 것은 읽었어요</translation>
    </message>
    <message>
        <source>the last record, at byte %1, is cut off; it may still be being written</source>
        <translation>마지막 기록(%1바이트)이 잘렸어요. 아직 쓰는 중일 수 있어요</translation>
    </message>
    <message>
        <source>the run ended with exit code %1</source>
        <translation>실험이 끝날 때의 종료 코드는 %1번이에요</translation>
    </message>
    <message>
        <source>there are more than %1 metrics; values of the further ones, left out: %2</source>
        <translation>지표가 %1개를 넘어요. 그 뒤의 지표에서 뺀 값: %2개</translation>
    </message>
    <message>
        <source>from byte %1 on the file holds nothing but zeros: %2 bytes; copy it again</source>
        <translation>%1바이트부터 끝까지 0뿐이에요: %2바이트. 다시 복사해 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::widgets</name>
    <message numerus="yes">
        <source>%n experiment file(s) become run %1</source>
        <translation>
            <numerusform>실험 파일 %n개로 실험 %1 만들기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notebook(s) become a report</source>
        <translation>
            <numerusform>노트북 %n개가 보고서가 돼요</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing in this that can be opened</source>
        <translation>열 수 있는 것이 없어요</translation>
    </message>
    <message>
        <source>yeonji: there is no display to open a window on; use a verb such as `yeonji export`, or see `yeonji --help`</source>
        <translation>yeonji: 창을 띄울 화면이 없어요. `yeonji export` 같은 명령을 쓰거나 `yeonji --help`를 보세요</translation>
    </message>
    <message>
        <source>%1: nothing is there under this name; check the path</source>
        <translation>%1: 이 이름으로는 아무것도 없어요. 경로를 확인하세요</translation>
    </message>
    <message>
        <source>The folder becomes run %1</source>
        <translation>폴더로 실험 %1 만들기</translation>
    </message>
    <message>
        <source>Show run %1</source>
        <translation>실험 %1 보기</translation>
    </message>
    <message numerus="yes">
        <source>Show %n run(s)</source>
        <translation>
            <numerusform>실험 %n개 보기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Insert %n picture(s)</source>
        <translation>
            <numerusform>사진 %n장 넣기</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder %1</source>
        <translation>폴더 %1 열기</translation>
    </message>
    <message>
        <source>Open deck %1</source>
        <translation>발표 자료 %1 열기</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message numerus="yes">
        <source>Open %n document(s)</source>
        <translation>
            <numerusform>문서 %n개 열기</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy into %1</source>
        <translation>%1에 복사</translation>
    </message>
    <message>
        <source>The folder becomes %1 runs: %2</source>
        <translation>폴더로 실험 %1개 만들기: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n experiment file(s) become %1 runs: %2</source>
        <translation>
            <numerusform>실험 파일 %n개로 실험 %1개 만들기: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: this is not a regular file; copy it into one first</source>
        <translation>%1: 보통 파일이 아니에요. 먼저 파일로 복사해 주세요</translation>
    </message>
</context>
<context>
    <name>yeonji::widgets::TextView</name>
    <message>
        <source>read only</source>
        <translation>읽기 전용</translation>
    </message>
</context>
<context>
    <name>yeonji::yaml</name>
    <message>
        <source>this YAML is too large; keep it short</source>
        <translation>YAML이 너무 커요. 줄여 주세요</translation>
    </message>
    <message>
        <source>this YAML is nested too deep; make it flatter</source>
        <translation>YAML이 너무 깊어요. 얕게 해 주세요</translation>
    </message>
    <message>
        <source>this YAML grows too large through its aliases; write it out</source>
        <translation>YAML이 별칭 때문에 너무 커져요. 풀어 쓰세요</translation>
    </message>
    <message>
        <source>not valid YAML (%1); a name with * needs quotes, as in &quot;sft-*&quot;</source>
        <translation>올바른 YAML이 아니에요(%1). *가 든 이름은 &quot;sft-*&quot;처럼 따옴표로 감싸세요</translation>
    </message>
    <message>
        <source>not valid YAML (%1); look for a bracket or quote that is not closed, and for how lines are indented</source>
        <translation>올바른 YAML이 아니에요(%1). 닫지 않은 괄호나 따옴표가 있는지, 들여쓰기가 맞는지 보세요</translation>
    </message>
</context>
</TS>
