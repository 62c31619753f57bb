// The command palette: commands, pages, datasets and runs by a few letters.
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace lathe {

struct PaletteEntry {
    QString text;
    QString kind;     ///< muted, at the right: "Page", "Run", …
    QString shortcut;
    std::function<void()> run;
};

/// Lies over its parent while it is open. Up and Down choose, Return runs, Escape closes.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent);
    void open(std::vector<PaletteEntry> entries);
    /// The texts that are shown for what is typed, best first.
    QStringList shown() const;

signals:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filter();
    void runCurrent();
    void dismiss();

    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_rows; ///< index of the entry of each row
    QLineEdit* m_field;
    QListWidget* m_list;
};

} // namespace lathe
