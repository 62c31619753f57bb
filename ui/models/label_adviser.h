// "Label more or tune more": the learning curve over the labels that there are, drawn in the background.
#pragma once

#include "services/label_curve.h"
#include "ui/models/live_loop.h"

namespace lathe {

class LabelAdviser : public QObject {
    Q_OBJECT
public:
    LabelAdviser(PageContext context, Labelling& labelling, LiveLoop& live, QObject* parent = nullptr);

    /// There is something that looks at the pictures.
    bool canAsk() const { return m_live.embeddings() != nullptr; }
    void ask();
    bool isBusy() const { return m_job != 0; }
    /// Null: not asked yet.
    const LabelCurve* curve() const { return m_curve.get(); }
    /// Why there is none: too few labels.
    const std::optional<Error>& error() const { return m_error; }
    /// So many more pictures have a label since that the answer may be another.
    bool isStale() const;

signals:
    void changed();

private:
    void forget();

    PageContext m_context;
    Labelling& m_labelling;
    LiveLoop& m_live;
    std::unique_ptr<LabelCurve> m_curve;
    std::optional<Error> m_error;
    std::shared_ptr<const Embeddings> m_embeddings; ///< that the answer is of
    int m_job = 0;
    int m_generation = 0;
};

} // namespace lathe
