// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list every panel and the palette show: rows of a title, a quiet second line, perhaps a coloured
// dot beside a word of state and a small curve, under headings.

#include <QAbstractListModel>
#include <QListView>
#include <QPointF>

namespace yeonji::widgets {

struct Row
{
    QString title;
    QString second;     // empty: the row is one line high
    QString path;       // what activating it opens; empty on a heading
    int line = 0;       // of the place in it, from 1; 0: the whole
    int level = 0;      // how far in it stands
    QList<std::pair<int, int>> marks;  // of the title: where, how long; set off from the rest
    QString hint;       // at the right, quiet: a shortcut
    QString dot;        // #rrggbb before the title, or empty
    QList<QPointF> curve;  // in [0, 1] × [0, 1], y upwards
    QString curveColour;
    bool heading = false;

    friend bool operator==(const Row &, const Row &) = default;
};

Row headingRow(const QString &title);

class RowModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(QList<Row> rows);
    const Row &row(int index) const { return m_rows.at(index); }
    bool dense = false;
    int indexOf(const QString &path) const;  // -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Row> m_rows;
};

class RowList : public QListView
{
    Q_OBJECT
public:
    explicit RowList(const QString &name, QWidget *parent = nullptr);

    void setRows(const QList<Row> &rows);  // keeps the chosen path
    int count() const { return m_model.rowCount(); }
    const Row &row(int index) const { return m_model.row(index); }
    const Row *currentRow() const;         // null: none
    void setCurrentPath(const QString &path);  // chooses without activating
    void setDense();                           // rows of one line stand closer
    void setSeveral();                         // Ctrl and Shift choose several rows
    QStringList chosenPaths() const;           // as they stand
    void chooseFirst();
    void step(int by);                     // over headings, staying within

Q_SIGNALS:
    void opened(const QString &path);      // by click or Enter
    void chosenChanged();                  // of several rows

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    RowModel m_model;
    QString m_wanted;        // the path asked for last: its row may come later, as that of a new document does
    bool m_gathers = false;  // the click under way chooses further rows
};

} // namespace yeonji::widgets
