// What a preview found wrong: one line a kind, with pictures as evidence, the reason, what happens to them.
#pragma once

#include "services/import_service.h"
#include "ui/pages/collect/set_facts.h"
#include "ui/shell/card.h"

#include <memory>

class QLabel;
class QVBoxLayout;

namespace lathe {

class ThumbnailLoader;

class ProblemsCard : public Card {
    Q_OBJECT
public:
    explicit ProblemsCard(ThumbnailLoader& loader, QWidget* parent = nullptr);
    /// Hides itself when there is nothing wrong.
    void setPreview(std::shared_ptr<const ImportPreview> preview, const SetFacts& facts);
    /// Of a table: rows that are left out, and what was assumed.
    void setPreview(std::shared_ptr<const ImportPreview> preview);
    int problems() const { return m_problems; }
    /// Every file and picture concerned, one a line, with the reason.
    QString listText() const;

private:
    void clear();
    /// The title's line; returns its title and its subtitle.
    std::pair<QLabel*, QLabel*> addHead();
    void addRow(const std::vector<std::size_t>& evidence, const QString& separator, const QString& title,
                const QString& detail, const QString& outcome, const QString& toolTip = {});

    ThumbnailLoader& m_loader;
    std::shared_ptr<const ImportPreview> m_preview;
    std::shared_ptr<const ItemSet> m_set;
    SetFacts m_facts;
    QVBoxLayout* m_rows;
    int m_problems = 0;
};

} // namespace lathe
