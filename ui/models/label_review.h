// Review of labels: what may be wrong, worst first; mended or kept one by one, and how often a model agrees by then.
#pragma once

#include "label/doubts.h"
#include "ui/models/live_loop.h"

namespace lathe {

class LabelReview : public QObject {
    Q_OBJECT
public:
    LabelReview(PageContext context, Labelling& labelling, LiveLoop& live, QObject* parent = nullptr);

    /// Looks through all labels in the background; where the pictures are being looked at, behind that.
    void run();
    void cancel();
    bool isRunning() const { return m_job != 0 || m_isWaiting; }
    bool wasRun() const { return m_report != nullptr; }
    /// The last run had a model.
    bool hasModel() const { return m_report && !m_report->likeliest.empty(); }
    /// Labels changed since the model learned.
    bool isStale() const { return m_isStale; }

    /// The doubts that stand, worst first: undoing brings one back.
    const std::vector<Doubt>& doubts() const { return m_standing; }
    /// Those that were mended or found right since the last run.
    std::size_t settled() const { return m_report ? m_report->doubts.size() - m_standing.size() : 0; }
    void take(std::size_t doubt);
    void keep(std::size_t doubt);

    /// Out of fold: with the first run of this dataset, and with the labels as they are now.
    const std::optional<HeldOut>& before() const { return m_before; }
    const std::optional<HeldOut>& now() const { return m_now; }

signals:
    /// The list, or what is known beside it.
    void changed();
    void failed(const Error& error);

private:
    void opened();
    void refresh();
    void labelsChanged();

    PageContext m_context;
    Labelling& m_labelling;
    LiveLoop& m_live;
    std::unique_ptr<DoubtReport> m_report;
    std::vector<Doubt> m_standing;
    std::optional<HeldOut> m_before, m_now;
    std::string m_dataset;
    int m_job = 0;
    int m_generation = 0;
    bool m_isWaiting = false; ///< for the pictures to be looked at
    bool m_isStale = false;
};

} // namespace lathe
