#include "ui/plots/plot_table.h"

#include <QLocale>

namespace lathe {

namespace {

QString cellText(const QVariant& cell, const QLocale& locale)
{
    if (!cell.isValid())
        return {};
    switch (cell.typeId()) {
    case QMetaType::Double:
        return locale.toString(cell.toDouble(), 'g', 6);
    case QMetaType::LongLong:
    case QMetaType::Int:
        return locale.toString(cell.toLongLong());
    default:
        return cell.toString();
    }
}

QString csvField(const QString& text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    QString quoted = text;
    return u'"' + quoted.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QLocale plainLocale()
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

} // namespace

QString PlotTable::toClipboardText() const
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = columns.join(u'\t') + u'\n';
    for (const auto& row : rows) {
        QStringList cells;
        for (const QVariant& cell : row)
            cells << cellText(cell, locale).replace(u'\t', u' ').replace(u'\n', u' ');
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QByteArray PlotTable::toCsv() const
{
    const QLocale locale = plainLocale();
    QStringList lines;
    QStringList header;
    for (const QString& column : columns)
        header << csvField(column);
    lines << header.join(u',');
    for (const auto& row : rows) {
        QStringList cells;
        for (const QVariant& cell : row)
            cells << csvField(cell.typeId() == QMetaType::Double
                                  ? QString::number(cell.toDouble(), 'g', QLocale::FloatingPointShortest)
                                  : cellText(cell, locale));
        lines << cells.join(u',');
    }
    return (lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n")).toUtf8();
}

void PlotTableModel::setTable(PlotTable table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int PlotTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int PlotTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant PlotTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& row = m_table.rows[std::size_t(index.row())];
    if (std::size_t(index.column()) >= row.size())
        return {};
    const QVariant& cell = row[std::size_t(index.column())];
    if (role == Qt::DisplayRole)
        return cell.isValid() ? cellText(cell, QLocale()) : QStringLiteral("–");
    if (role == Qt::TextAlignmentRole)
        return int((cell.typeId() == QMetaType::QString ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= m_table.columns.size())
        return {};
    return m_table.columns[section];
}

} // namespace lathe
