// Rounds of labelling in the window: started, answered, closed, and what they say of people and pictures.
#pragma once

#include "label/round_result.h"
#include "ui/models/labelling.h"

namespace lathe {

class LabelAgreement : public QObject {
    Q_OBJECT
public:
    LabelAgreement(PageContext context, Labelling& labelling, QObject* parent = nullptr);

    /// Results are worked out only while somebody looks at them.
    void setWatched(bool isWatched);
    /// Newest first.
    std::vector<LabelRound> rounds() const;
    /// The one that is shown; the newest unless another was chosen. Null: there is none.
    const LabelRound* round() const;
    void choose(const std::string& round);
    /// Null while it is worked out. Of an open round only how far everybody has come may be shown.
    const RoundResult* result() const { return m_result.get(); }
    bool isBusy() const { return m_isBusy; }

    void start(const RoundOptions& options);
    void close();
    /// The consensus of these pictures of the result as their class; one undoing takes it back. Returns how many changed.
    std::size_t adopt(const std::vector<std::size_t>& pictures);

signals:
    void changed();
    void failed(const Error& error);

private:
    void refresh();

    PageContext m_context;
    Labelling& m_labelling;
    std::string m_chosen; ///< id; empty: the newest
    std::unique_ptr<RoundResult> m_result;
    bool m_isWatched = false, m_isBusy = false, m_isStale = false;
};

} // namespace lathe
