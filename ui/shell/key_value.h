// Rows of a label and a right-aligned value, as in the inspector.
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace lathe {

class KeyValueList : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString label;
        QString value;
        QString toolTip;
        bool operator==(const Row&) const = default;
    };

    explicit KeyValueList(QWidget* parent = nullptr);
    /// Rows of the same labels keep their widgets: values that change often cost little.
    void setRows(const std::vector<Row>& rows);
    /// Changes one row, or adds it.
    void setValue(const QString& label, const QString& value);
    const std::vector<Row>& rows() const { return m_rows; }

private:
    class RowWidget;
    std::vector<Row> m_rows;
    std::vector<RowWidget*> m_widgets;
    QVBoxLayout* m_layout;
};

} // namespace lathe
