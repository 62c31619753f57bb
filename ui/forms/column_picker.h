// A list of columns to choose from, with a search, that opens below the button it belongs to.
#pragma once

#include <QFrame>
#include <QStringList>

#include <vector>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace lathe {

class ColumnPicker : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        QString name;
        QString detail; ///< its type
        bool isChosen = false;
    };

    explicit ColumnPicker(QWidget* parent);

    void setEntries(const std::vector<Entry>& entries);
    /// Names, in the order of the entries.
    QStringList chosen() const;
    /// Ready to be searched; Escape or a click elsewhere closes it.
    void openBelow(QWidget* widget);

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    void setAll(bool chosen);

    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace lathe
