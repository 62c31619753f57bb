// The left rail: the lifecycle in order, with the state of each stage.
#pragma once

#include "ui/pages/page.h"

#include <map>

namespace lathe {

class RailEntry;

class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(const std::vector<PageEntry>& pages, QWidget* parent = nullptr);
    void setCurrent(const QString& page);
    /// The mark of a stage; `line` says it in words in the tool tip.
    void setState(const QString& page, StageState state, const QString& line);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);

signals:
    void chosen(const QString& page);
    void foldToggled(bool folded);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::map<QString, RailEntry*> m_entries;
    RailEntry* m_fold;
    bool m_folded = false;
};

} // namespace lathe
