// The start page: the cycle of the current dataset, what needs attention, what was done last.
#pragma once

#include "ui/models/lifecycle_model.h"

#include <QImage>

#include <map>

class QGridLayout;
class QVBoxLayout;
class QPushButton;

namespace lathe {

class Card;
class CycleRing;
class DatasetTile;
class PageHeader;

class HomePage : public Page {
    Q_OBJECT
public:
    explicit HomePage(PageContext context);
    std::vector<PageCommand> commands() override;
    bool isSettling() const override;

private:
    void refresh();
    void showRing();
    void showAttention();
    void showRuns();
    void showDatasets();
    void showGuide();
    void takeStep(const NextStep& step);
    void importSampleSet();
    void loadPictures(const DatasetVersion& version);
    void fillOtherSteps();

    LifecycleModel& m_model;
    PageHeader* m_header;
    Card* m_ringCard;
    QPushButton* m_dataset;
    CycleRing* m_ring;
    QVBoxLayout* m_attention;
    QVBoxLayout* m_runs;
    QVBoxLayout* m_datasets;
    std::map<std::int64_t, std::vector<QImage>> m_pictures; ///< by version id
    std::map<std::int64_t, DatasetTile*> m_tiles;
    QString m_stepPictures;
    int m_loading = 0;
    bool m_importing = false;
};

} // namespace lathe
