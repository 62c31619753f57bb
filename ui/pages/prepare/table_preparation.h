// Preparing a table: its rows as they come and as the pipeline makes them, its checks, its pipeline.
#pragma once

#include "data/table_split.h"
#include "services/prepare_service.h"
#include "ui/pages/page.h"
#include "ui/pages/prepare/pipeline_panel.h"
#include "ui/tables/table_model.h"

#include <QTimer>

class QStackedWidget;

namespace lathe {

class PageHeader;
class RelationsCard;
class SegmentedControl;
class TableBrowser;
class TableChecksCard;

class TablePreparation : public QWidget {
    Q_OBJECT
public:
    explicit TablePreparation(PageContext context, QWidget* parent = nullptr);

    /// Reads the table and its pipeline in the background.
    void setDataset(const DatasetVersion& version);
    QWidget* inspector() const { return m_panel; }
    bool isSettling() const { return m_waiting > 0 || m_fit.isActive(); }
    PipelinePanel* panel() const { return m_panel; }
    TableBrowser* browser() const { return m_browser; }
    RelationsCard* relations() const { return m_relations; }
    /// 0: checks; 1: relations; 2: what is missing together.
    void setLook(int look);

signals:
    void banner(const BannerMessage& message);
    void bannerCleared();
    /// All background work is done.
    void settled();

private:
    struct Trial; ///< the pipeline, fitted as far as it goes

    QStackedWidget* makeFindings();
    void showRows(const TableMarks& marks);
    void load();
    void changeSplit();
    void splitAs(const TableSplit& split);
    void fit();
    void refreshView();
    void propose();
    void undo();
    void store();
    void finished();

    PageContext m_context;
    DatasetVersion m_version;
    std::shared_ptr<const Table> m_table;
    std::shared_ptr<const Trial> m_trial;
    int m_generation = 0;
    int m_waiting = 0;
    QTimer m_fit;

    PageHeader* m_header;
    SegmentedControl* m_views;
    TableBrowser* m_browser;
    TableChecksCard* m_checks;
    RelationsCard* m_relations;
    QStackedWidget* m_findings;
    SegmentedControl* m_looks[2]; ///< one on each card, at one place
    PipelinePanel* m_panel;
};

} // namespace lathe
