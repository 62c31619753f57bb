// Preparing a table: its rows as they come and as the pipeline makes them, its checks, its pipeline.
#pragma once

#include "services/prepare_service.h"
#include "ui/pages/page.h"
#include "ui/pages/prepare/pipeline_panel.h"

#include <QTimer>

namespace lathe {

class PageHeader;
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

signals:
    void banner(const BannerMessage& message);
    void bannerCleared();
    /// All background work is done.
    void settled();

private:
    struct Trial; ///< the pipeline, fitted as far as it goes

    void load();
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
    QPushButton* m_undo;
    SegmentedControl* m_views;
    TableBrowser* m_browser;
    TableChecksCard* m_checks;
    PipelinePanel* m_panel;
};

} // namespace lathe
