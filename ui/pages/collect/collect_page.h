// Bringing data in: choose or drop, look at what was found, import; then the dataset itself.
#pragma once

#include "services/import_service.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/pages/collect/set_facts.h"
#include "ui/pages/collect/table_facts.h"
#include "ui/pages/page.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace lathe {

class BrowserCard;
class CollectInspector;
class InlineBar;
class PageHeader;
class ProblemsCard;
class TableBrowser;

class CollectPage : public Page {
    Q_OBJECT
public:
    explicit CollectPage(PageContext context);
    ~CollectPage() override;

    QWidget* inspector() override;
    QStringList breadcrumb() const override;
    std::vector<PageCommand> commands() override;
    bool dropped(const QStringList& paths) override;
    bool isSettling() const override;

    /// Looks into a folder or file; nothing is written.
    void preview(const QString& path);

signals:
    /// A preview stands on the page.
    void previewed();
    void imported(const QString& dataset);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Stage { Empty, Reading, Preview, Importing, Dataset };
    /// What the page shows: pictures or a table, and what was counted in it.
    struct Content {
        std::shared_ptr<const ItemSet> pictures;
        SetFacts facts;
        std::shared_ptr<const Table> table;
        TableFacts tableFacts;
        qint64 items() const { return table ? tableFacts.rows : facts.items; }
    };
    static Result<Content> contentOf(std::shared_ptr<const Items> items, Progress& progress);

    QWidget* makeReading();
    QWidget* makeContent();
    void follow();
    void loadDataset();
    void listVersions();
    void setStage(Stage stage);
    /// Into the browser or the table.
    void showContent(Content content);
    void updateHeader();
    void startImport();
    void cancel();
    void chooseFolder();
    void chooseFile();
    ImportRequest request() const;

    ThumbnailLoader m_loader;
    Stage m_stage = Stage::Empty;
    QString m_source;
    std::shared_ptr<const ImportPreview> m_preview;
    Content m_content;
    DatasetVersion m_version;
    QString m_loaded; ///< reference of the dataset on the page
    int m_job = 0;
    int m_generation = 0;
    int m_waiting = 0;
    bool m_stale = true;
    QTimer m_again;

    QStackedLayout* m_stack;
    QWidget* m_emptyPage;
    QWidget* m_readingPage;
    QWidget* m_contentPage;
    QLabel* m_readingTitle;
    QLabel* m_readingText;
    InlineBar* m_readingBar;
    PageHeader* m_header;
    QPushButton* m_cancel;
    QPushButton* m_import;
    QPushButton* m_more;
    QComboBox* m_versions;
    ProblemsCard* m_problems;
    QStackedLayout* m_kinds; ///< the browser or the table
    BrowserCard* m_browser;
    TableBrowser* m_table;
    CollectInspector* m_inspector;
};

} // namespace lathe
