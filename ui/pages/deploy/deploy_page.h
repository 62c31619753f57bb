// A finished run becomes a numbered version, and versions become files with a proof of equal answers.
#pragma once

#include "services/deploy_service.h"
#include "ui/models/lifecycle_model.h"

class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace lathe {

class Card;
class KeyValueList;
class PageHeader;
class StageGuide;

class DeployPage : public Page {
    Q_OBJECT
public:
    explicit DeployPage(PageContext context);
    bool isSettling() const override { return m_model.isLoading(); }
    std::vector<PageCommand> commands() override;

private:
    QWidget* makeVersions();
    void refresh();
    void showCandidate();
    void showVersions();
    void chooseRun();
    void registerRun(const RunRecord& run);
    const ModelVersion* selected() const;
    void promote(const QString& alias);
    void rollBack();
    void chooseFormat();
    void choosePath(const QString& format, bool isFolder);
    void exportTo(const QString& reference, const QString& format, const QString& path);

    LifecycleModel& m_model;
    PageHeader* m_header;
    QPushButton* m_registerAnother;
    QStackedWidget* m_stack;
    StageGuide* m_guide;
    QPushButton* m_register;
    QPushButton* m_other;
    QTreeWidget* m_versions;
    QPushButton* m_champion;
    QPushButton* m_challenger;
    QPushButton* m_back;
    QPushButton* m_export;
    Card* m_exports;
    KeyValueList* m_exportRows;
    std::int64_t m_candidate = 0; ///< run that is offered; 0: the best one
};

} // namespace lathe
