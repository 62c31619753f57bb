#include "ui/shell/key_value.h"

#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

class KeyValueList::RowWidget : public QWidget {
public:
    explicit RowWidget(QWidget* parent) : QWidget(parent)
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(token::space8, 0, token::space8, 0);
        layout->setSpacing(token::space12);
        m_label = bodyLabel();
        m_value = new ElidedLabel;
        m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_value->setElideMode(Qt::ElideMiddle);
        layout->addWidget(m_label);
        layout->addWidget(m_value, 1);
        setFixedHeight(token::rowHeight);
    }

    void show(const Row& row)
    {
        if (m_label->text() != row.label)
            m_label->setText(row.label);
        if (m_value->fullText() != row.value)
            m_value->setFullText(row.value);
        m_value->setAccessibleName(row.label + QStringLiteral(": ") + row.value);
        setToolTip(row.toolTip);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(Theme::instance().colors().border);
        painter.drawLine(0, height() - 1, width(), height() - 1);
    }

private:
    QLabel* m_label;
    ElidedLabel* m_value;
};

KeyValueList::KeyValueList(QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void KeyValueList::setRows(const std::vector<Row>& rows)
{
    while (m_widgets.size() > rows.size()) {
        delete m_widgets.back();
        m_widgets.pop_back();
    }
    while (m_widgets.size() < rows.size()) {
        m_widgets.push_back(new RowWidget(this));
        m_layout->addWidget(m_widgets.back());
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_widgets[i]->show(rows[i]);
    m_rows = rows;
}

void KeyValueList::setValue(const QString& label, const QString& value)
{
    auto rows = m_rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.label == label; });
    if (found == rows.end())
        rows.push_back({label, value, {}});
    else
        found->value = value;
    setRows(rows);
}

} // namespace lathe
